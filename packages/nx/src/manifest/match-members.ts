import { posix } from 'node:path';
import type { UvWorkspace } from './manifest';

/** Whether a folder, relative to the root of the uv workspace, is one of its members. */
export type MemberMatcher = (folder: string) => boolean;

/**
 * `members` and `exclude` as uv reads them: plain paths or globs, `**` over one or more folders. A star of `exclude`
 * crosses folders too, one of `members` does not.
 */
export function matchMembers(workspace: UvWorkspace): MemberMatcher {
  const isListed = matchAny(workspace.members, '[^/]');
  const isExcluded = matchAny(workspace.exclude, '.');
  return (folder) => isListed(folder) && !isExcluded(folder);
}

/** Plain paths go into a set: a thousand members listed one by one would be a million comparisons. */
function matchAny(patterns: readonly string[], anyCharacter: string): MemberMatcher {
  const tidy = patterns.map((pattern) => posix.normalize(pattern).replace(/(?<=.)\/$/, ''));
  const plain = new Set(tidy.filter((pattern) => !/[*?[]/.test(pattern)));
  const globs = tidy
    .filter((pattern) => /[*?[]/.test(pattern))
    .map((glob) => globToRegExp(glob, anyCharacter));
  return (folder) => plain.has(folder) || globs.some((glob) => glob.test(folder));
}

const PARTS = /\*\*\/|\/\*\*$|\*+|\?|\[!?[^][^\]]*\]|[^*?[]+|\[/g;

function globToRegExp(glob: string, anyCharacter: string): RegExp {
  const parts = glob.match(PARTS) ?? [];
  return new RegExp(`^${parts.map((part) => partToRegExp(part, anyCharacter)).join('')}$`);
}

function partToRegExp(part: string, anyCharacter: string): string {
  if (part === '**/') return '(?:[^/]+/)*';
  if (part === '/**') return '/.+';
  if (part === '**') return '.+';
  if (part.startsWith('*')) return `${anyCharacter}*`;
  if (part === '?') return anyCharacter;
  if (part.length > 2 && part.startsWith('[')) return classToRegExp(part.slice(1, -1));
  return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
}

/** Only `!` negates. A range that runs backwards holds nothing, where a regular expression would be refused. */
function classToRegExp(body: string): string {
  const negated = body.length > 1 && body.startsWith('!');
  const ranges = (negated ? body.slice(1) : body).match(/[^]-[^]|[^]/g) ?? [];
  const forwards = ranges.filter(
    (range) => range.length === 1 || `${range[0]}` <= `${range.at(-1)}`,
  );
  const inner = forwards
    .map((range) => range.replace(/[\\\]^[]/g, '\\$&').replace(/^-$/, '\\-'))
    .join('');
  return negated ? `[^/${inner}]` : `[${inner}]`;
}
