import type { UvWorkspace } from './manifest';

/** Whether a folder, relative to the root of the uv workspace, is one of its members. */
export type MemberMatcher = (folder: string) => boolean;

/** `members` and `exclude` as uv reads them: plain paths or globs, `**` over any number of folders. */
export function matchMembers(workspace: UvWorkspace): MemberMatcher {
  const isListed = matchAny(workspace.members);
  const isExcluded = matchAny(workspace.exclude);
  return (folder) => isListed(folder) && !isExcluded(folder);
}

/** Plain paths go into a set: a thousand members listed one by one would be a million comparisons. */
function matchAny(patterns: readonly string[]): MemberMatcher {
  const tidy = patterns.map((pattern) => pattern.replace(/^(\.\/)+/, '').replace(/\/+$/, ''));
  const plain = new Set(tidy.filter((pattern) => !/[*?[]/.test(pattern)));
  const globs = tidy.filter((pattern) => /[*?[]/.test(pattern)).map(globToRegExp);
  return (folder) => plain.has(folder) || globs.some((glob) => glob.test(folder));
}

function globToRegExp(glob: string): RegExp {
  const parts = glob.match(/\*\*\/|\/\*\*$|\*\*|\*|\?|\[[^\]]+\]|[^*?[]+|\[/g) ?? [];
  return new RegExp(`^${parts.map(globPartToRegExp).join('')}$`);
}

function globPartToRegExp(part: string): string {
  if (part === '**/') return '(?:[^/]+/)*';
  if (part === '/**') return '(?:/[^/]+)*';
  if (part === '**') return '.*';
  if (part === '*') return '[^/]*';
  if (part === '?') return '[^/]';
  if (part.length > 2 && part.startsWith('[')) return part.replace(/^\[!/, '[^');
  return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
}
