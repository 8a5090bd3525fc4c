import { shellCommand } from './command';

const shell = {
  python: '/workspace/.venv/bin/python',
  entrypoint: 'main:app',
  extra: ['--x'],
  platform: 'linux',
} as const;

describe('shellCommand', () => {
  it("uses the service's own command", () => {
    expect(shellCommand({ ...shell, hasShellCommand: true })).toEqual([
      ...[shell.python, '-m', 'cli', 'shell', '--x'],
    ]);
  });

  it('gives other projects a foreground job of their own', () => {
    const argv = shellCommand({ ...shell, hasShellCommand: false });
    expect(argv.map((word) => word.split('/').at(-1))).toEqual([
      ...['python', 'own_foreground.py', 'python', 'open_shell.py', 'main:app', '--x'],
    ]);
  });

  it('leaves process groups out on Windows', () => {
    const argv = shellCommand({ ...shell, hasShellCommand: false, platform: 'win32' });
    expect(argv.join(' ')).not.toContain('own_foreground.py');
  });
});
