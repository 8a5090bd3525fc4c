import { serveCommand } from './command';

const base = {
  python: '/w/.venv/bin/python',
  app: 'main:app',
  from: '.',
  logsAccess: true,
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

  it('imports from src what is not installed', () => {
    expect(serveCommand({ ...base, from: 'src' }).join(' ')).toContain(' --app-dir src ');
    expect(serveCommand(base)).not.toContain('--app-dir');
  });

  it('leaves the access lines to a service that writes them', () => {
    expect(serveCommand(base)).toContain('--no-access-log');
    expect(serveCommand({ ...base, logsAccess: false })).not.toContain('--no-access-log');
  });

  it('puts the words of the user last', () => {
    expect(serveCommand({ ...base, args: ['--access-log'] }).at(-1)).toBe('--access-log');
  });
});
