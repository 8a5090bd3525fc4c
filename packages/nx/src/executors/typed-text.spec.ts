import { typedText } from './typed-text';

describe('typedText', () => {
  it.each([
    [
      'a revision that looks like a number',
      Infinity,
      ['--revision', '12345678e901'],
      '12345678e901',
    ],
    ['a value behind an equals sign', 1.1, ['--revision=1.10'], '1.10'],
    ['the last of several', 2, ['--revision=1', '--revision', '2'], '2'],
    ['a number of project.json', -2, [], '-2'],
    ['a text as it is', 'head', ['--revision', 'head'], 'head'],
  ])('keeps %s', (_name, value, unparsed, expected) => {
    expect(typedText('revision', value, unparsed)).toBe(expected);
  });
});
