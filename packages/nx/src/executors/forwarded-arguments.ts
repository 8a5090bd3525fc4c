/** The part of a schema that is needed here: which options are the executor's own, and which take no value. */
export type OwnOptions = Readonly<Record<string, OwnOption>>;

interface OwnOption {
  readonly type?: unknown;
  readonly alias?: unknown;
  readonly [key: string]: unknown;
}

/**
 * The words of the command line that are not for the executor but for its tool, in their order.
 *
 * Nx swallows the `--`: it hands over the words before or after it alike (with a `--`, only those after), so
 * the executor's own options are recognised by name. An own option that is typed after `--` stays the executor's.
 *
 * @param unparsed the option `__unparsed__`
 */
export function forwardedArguments(unparsed: readonly string[], own: OwnOptions): string[] {
  const forwarded: string[] = [];
  for (let index = 0; index < unparsed.length; index += 1) {
    const word = unparsed[index] ?? '';
    const option = ownWord(word, own);
    if (!option) forwarded.push(word);
    else if (option.takesNext(unparsed[index + 1])) index += 1;
  }
  return forwarded;
}

interface OwnWord {
  readonly takesNext: (word: string | undefined) => boolean;
}

function ownWord(word: string, own: OwnOptions): OwnWord | undefined {
  const match = /^(?:--(no-)?([^=]+)|-(\w))(=)?/.exec(word);
  if (!match) return undefined;
  const [, negated, long, short, assigned] = match;
  const option = long === undefined ? withAlias(short, own) : named(long, own);
  if (!option) return undefined;
  const takesNext = (next: string | undefined): boolean => {
    if (negated || assigned || next === undefined) return false;
    if (option.type === 'boolean') return /^(true|false)$/.test(next);
    // One that may be a switch too: Nx gives it the next word unless that is an option.
    return isSwitchToo(option) ? !/^-\D/.test(next) : true;
  };
  return { takesNext };
}

function isSwitchToo({ type }: OwnOption): boolean {
  return Array.isArray(type) && type.includes('boolean');
}

function named(name: string, own: OwnOptions): OwnOption | undefined {
  const key = name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
  return Object.hasOwn(own, key) ? own[key] : withAlias(name, own);
}

function withAlias(alias: string | undefined, own: OwnOptions): OwnOption | undefined {
  return Object.values(own).find((option) => option.alias !== undefined && option.alias === alias);
}
