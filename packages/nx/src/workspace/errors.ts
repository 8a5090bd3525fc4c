// All the wording of refusals while generating: what was wrong, where, what to type next.

/** A refusal that the user can act on; nothing has been written when it is thrown. */
export class CannotGenerate extends Error {
  override readonly name = 'CannotGenerate';
}

export function cannotCreate(what: string, value: string, cause: string, tryThis: string): Error {
  return new CannotGenerate(`Cannot create ${what} '${value}': ${cause}. Try ${tryThis}`);
}

/** `mistake` shows the place in the text. */
export function cannotReadFields(feature: string, mistake: string): Error {
  return new CannotGenerate(`Cannot read the fields of '${feature}': ${mistake}`);
}

export function cannotRemove(feature: string, cause: string, tryThis: string): Error {
  return new CannotGenerate(`Cannot remove feature '${feature}': ${cause}. Try ${tryThis}`);
}

export function cannotAddField(feature: string, cause: string, tryThis: string): Error {
  return new CannotGenerate(`Cannot add a field to '${feature}': ${cause}. Try ${tryThis}`);
}

/** Each file with the lines that have no place in it. */
export function cannotMerge(
  what: string,
  feature: string,
  files: readonly (readonly [path: string, lines: readonly string[]])[],
): Error {
  const lines = files.flatMap(([path, added]) => [
    `\n  ${path}`,
    ...added.map((line) => `\n    ${line}`),
  ]);
  return new CannotGenerate(
    `Cannot ${what} '${feature}': its files were edited where these lines belong, so nothing was written. Add them by hand:${lines.join('')}`,
  );
}

/** `files` are not as they were generated. */
export function wouldLose(feature: string, files: readonly string[]): Error {
  const lines = files.map((path) => `\n    ${path}`).join('');
  return new CannotGenerate(
    `Cannot remove feature '${feature}': it is not as it was generated, and this would be lost. Commit it, then add --force:${lines}`,
  );
}

export function cannotEdit(path: string, cause: string, paste: readonly string[]): Error {
  const lines = paste.map((line) => `\n    ${line}`).join('');
  return new CannotGenerate(
    `Cannot edit '${path}': ${cause}. Correct it and run the command again; what was to be added:${lines}`,
  );
}

export function cannotDropMember(path: string, member: string, cause: string): Error {
  return new CannotGenerate(
    `Cannot drop the member '${member}' from '${path}': ${cause}. Delete it there by hand, from [tool.uv.workspace]`,
  );
}

export function cannotRegister(
  feature: string,
  path: string,
  cause: string,
  paste: readonly string[],
): Error {
  const lines = paste.map((line) => `\n    ${line}`).join('');
  return new CannotGenerate(
    `Cannot register '${feature}' in '${path}': ${cause}. Nothing was written. Add these lines to it, then run the command again:${lines}`,
  );
}

export function unknownService(name: string, services: readonly string[]): Error {
  const hint =
    services.length === 0
      ? 'there is no service yet. Create one: nx g @paxx/nx:project api'
      : `there is no such project. Try --project=${services[0]} (services: ${services.join(', ')})`;
  return new CannotGenerate(`Cannot find project '${name}': ${hint}`);
}

export function notAService(name: string, root: string, missing: string): Error {
  return new CannotGenerate(
    `Cannot use project '${name}': it is not a service, ${root}/${missing} is missing. Create a service: nx g @paxx/nx:project apps/${name}-api`,
  );
}

export function noServiceNamed(services: readonly string[]): Error {
  const cause =
    services.length === 0
      ? 'there is no service yet. Create one: nx g @paxx/nx:project api'
      : `there are ${services.length} services. Name one: --project=${services[0]} (services: ${services.join(', ')})`;
  return new CannotGenerate(`Cannot choose the project: ${cause}`);
}
