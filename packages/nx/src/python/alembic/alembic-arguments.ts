/**
 * The arguments of one Alembic command. What the user adds goes behind it, except for the options of
 * `alembic` itself, which it takes only before the command.
 *
 * @param command for example `['upgrade', 'head']`
 * @param extra the user's own arguments, for example `['-x', 'tenant=a', '--sql']`
 */
export function alembicArguments(
  command: readonly string[],
  extra: readonly string[] = [],
): readonly string[] {
  const { global, rest } = splitGlobal(extra);
  return [...global, ...command, ...rest];
}

const withValue = new Set(['-x', '-c', '--config', '-n', '--name']);
const withoutValue = new Set(['--raiseerr']);

/** Tells the options of `alembic` itself from those of its commands. */
export function splitGlobal(extra: readonly string[]): {
  readonly global: readonly string[];
  readonly rest: readonly string[];
} {
  const global: string[] = [];
  const rest: string[] = [];
  for (let index = 0; index < extra.length; index++) {
    const argument = extra[index] ?? '';
    const name = argument.split('=')[0] ?? '';
    if (!withValue.has(name) && !withoutValue.has(name)) {
      rest.push(argument);
      continue;
    }
    const value = extra[index + 1];
    const takesNext = withValue.has(argument) && value !== undefined;
    global.push(argument, ...(takesNext ? [value] : []));
    if (takesNext) index++;
  }
  return { global, rest };
}
