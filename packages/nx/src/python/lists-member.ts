interface Lists {
  readonly members: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Whether a uv workspace lists a folder, by name or by glob.
 *
 * @param member the folder relative to the workspace root, with `/`
 */
export function listsMember(workspace: Lists, member: string): boolean {
  const matches = (pattern: string): boolean => globToRegExp(pattern).test(member);
  return workspace.members.some(matches) && !workspace.exclude.some(matches);
}

/** The globs of uv (Rust's `glob` crate): `*` and `?` within one folder, `**` over folders, `[a-z]` and `[!a]`. */
function globToRegExp(pattern: string): RegExp {
  const normal = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  const source = normal.replace(
    /\*\*\/|\*\*|\*|\?|\[!?[^\]]+\]|[.+^${}()|[\]\\]/g,
    (token) => translations[token] ?? translateClass(token),
  );
  return new RegExp(`^${source}$`);
}

const translations: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};

function translateClass(token: string): string {
  if (token.length > 1) return token.replace('[!', '[^').replaceAll('\\', '\\\\');
  return `\\${token}`;
}
