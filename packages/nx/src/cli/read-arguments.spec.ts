import { CHECK_NAMES } from './doctor/check-names';
import { readArguments } from './read-arguments';

describe('readArguments', () => {
  test('takes the options of doctor', () => {
    expect(readArguments(['doctor'])).toEqual({ kind: 'doctor', json: false, ignore: [] });
    const words = ['doctor', '--json', '--ignore', 'target-off', '--ignore=lock-stale'];
    const ignore = ['target-off', 'lock-stale'];
    expect(readArguments(words)).toEqual({ kind: 'doctor', json: true, ignore });
  });

  test.each([['--help'], ['doctor', '--help'], ['doctor', '-h']])('helps with %s', (...words) => {
    const said = readArguments(words);
    expect(said).toMatchObject({ kind: 'say', code: 0 });
    for (const name of CHECK_NAMES)
      expect(said).toHaveProperty('text', expect.stringContaining(name));
  });

  test.each([
    [[], /^Usage: /],
    [['nurse'], /^Cannot run 'paxx nurse': there is no such command\. Run: /],
    [['doctor', 'api'], /^Cannot run 'paxx doctor api': it takes no arguments\. Run: /],
    [['doctor', '--jsn'], /^Cannot run 'paxx': unknown option '--jsn'\. Run: /],
    [['doctor', '--ignore', 'x'], /^Cannot ignore 'x': there is no such check\. Run: /],
  ])('refuses %j', (words, text) => {
    expect(readArguments(words)).toEqual({
      kind: 'say',
      code: 2,
      text: expect.stringMatching(text),
    });
  });
});
