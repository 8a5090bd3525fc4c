/**
 * An option's value as it was typed. Nx makes a number of what looks like one, and then the revision
 * `12345678e901` is Infinity and the message `1.10` is 1.1.
 *
 * @param unparsed the option `__unparsed__`
 */
export function typedText(
  name: string,
  value: string | number | undefined,
  unparsed: readonly string[] = [],
): string | undefined {
  if (typeof value !== 'number') return value;
  const typed = unparsed.flatMap((word, index) => {
    if (word === `--${name}`) return unparsed[index + 1] ?? [];
    return word.startsWith(`--${name}=`) ? word.slice(name.length + 3) : [];
  });
  // The last one wins, as in Nx; a value from project.json was never typed.
  return typed.at(-1) ?? String(value);
}
