import { serveCommand } from './command';

const base = {
  python: '/w/.venv/bin/python',
  app: 'main:app',
  host: '127.0.0.1',
  port: 8000,
  debug: undefined,
  args: [],
};

describe('serveCommand', () => {
  it('runs uvicorn with the environment of the project', () => {
    expect(serveCommand(base).slice(0, 4)).toEqual([base.python, '-m', 'uvicorn', 'main:app']);
  });

  it('puts debugpy before uvicorn', () => {
    const words = serveCommand({ ...base, debug: 5678 }).join(' ');
    expect(words).toContain('-m debugpy --listen 127.0.0.1:5678 -m uvicorn main:app');
  });

  it('does not tell clients that it is uvicorn', () => {
    expect(serveCommand(base)).toContain('--no-server-header');
  });

  it('puts the words of the user last', () => {
    expect(serveCommand({ ...base, args: ['--access-log'] }).at(-1)).toBe('--access-log');
  });
});
