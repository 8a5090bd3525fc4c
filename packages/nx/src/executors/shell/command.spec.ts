import { shellCommand } from './command';

const shell = {
  python: '/workspace/.venv/bin/python',
  entrypoint: { app: 'main:app', from: 'src' },
  extra: ['--x'],
  platform: 'linux',
} as const;

describe('shellCommand', () => {
  it.each([
    [true, '-m', 'cli', 'shell', '--x'],
    [false, 'open_shell.py', 'main:app', 'src', '--x'],
  ])(
    'gives a foreground job of its own where hasShellCommand is %s',
    (hasShellCommand, ...words) => {
      const argv = shellCommand({ ...shell, hasShellCommand });
      expect(argv.map((word) => word.split('/').at(-1))).toEqual([
        ...['python', 'own_foreground.py', 'python', ...words],
      ]);
    },
  );

  it('leaves process groups out on Windows', () => {
    const argv = shellCommand({ ...shell, hasShellCommand: false, platform: 'win32' });
    expect(argv.join(' ')).not.toContain('own_foreground.py');
  });
});
