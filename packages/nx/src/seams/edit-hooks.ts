import type { Document, YAMLSeq } from 'yaml';
import { changedFrom, lineBreakOf, refuse, unchanged, type SeamResult } from './seam';

/** One local hook of pre-commit. */
export interface LocalHook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  /** Which changed files start it: a regular expression over paths from the root. */
  readonly files: string;
  /** Whether the changed files are put behind the entry. */
  readonly passFilenames: boolean;
}

/**
 * Add local hooks to `.pre-commit-config.yaml` as one more entry of `repos`. The text that is there is
 * not printed anew: comments, quotes and indentation stay byte for byte. A hook is known by its id.
 */
export function editHooks(content: string, title: string, hooks: readonly LocalHook[]): SeamResult {
  const yaml = require('yaml') as typeof import('yaml');
  const paste = repoLines(title, hooks, '  ');
  const document: Document = yaml.parseDocument(content === '' ? 'repos: []\n' : content);
  if (document.errors.length > 0) return refuse('it is not valid YAML', paste);
  const repos = document.get('repos', true);
  if (!yaml.isSeq(repos)) return refuse('it has no list `repos`', paste);
  const known = idsIn(document.toJS() as unknown);
  const missing = hooks.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return unchanged;
  const source = content === '' ? 'repos: []\n' : content;
  const text = insertRepo(source, repos, title, missing);
  if (text === undefined) return refuse('its `repos` is written on one line', paste);
  const after = idsIn(yaml.parseDocument(text).toJS() as unknown);
  if (!hooks.every(({ id }) => after.has(id))) return refuse('its layout is unusual', paste);
  return changedFrom(content, text);
}

function insertRepo(
  source: string,
  repos: YAMLSeq,
  title: string,
  hooks: readonly LocalHook[],
): string | undefined {
  const eol = lineBreakOf(source);
  const [start, end] = repos.range ?? [0, 0];
  if (repos.items.length === 0) {
    const lines = repoLines(title, hooks, '  ').join(eol);
    return `${source.slice(0, start).trimEnd()}${eol}${lines}${source.slice(end)}`;
  }
  if (repos.flow === true) return undefined;
  // The list starts at its first dash; its end may lie behind comments, which stay where they are.
  const indent = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  const body = source.slice(0, end).trimEnd();
  return `${body}${eol}${repoLines(title, hooks, indent).join(eol)}${source.slice(body.length) || eol}`;
}

function repoLines(title: string, hooks: readonly LocalHook[], indent: string): string[] {
  const lines = ['- repo: local', '  hooks:', ...hooks.flatMap(hookLines)];
  return [`# ${title}`, ...lines].map((line) => indent + line);
}

function hookLines({ id, name, entry, files, passFilenames }: LocalHook): string[] {
  return [
    `    - id: ${id}`,
    `      name: '${name}'`,
    `      entry: ${entry}`,
    '      language: system',
    `      files: ${files}`,
    ...(passFilenames ? [] : ['      pass_filenames: false']),
    ...(passFilenames ? ['      require_serial: true'] : []),
  ];
}

function idsIn(config: unknown): Set<unknown> {
  const repos = listAt(config, 'repos');
  return new Set(repos.flatMap((repo) => listAt(repo, 'hooks')).map((hook) => valueAt(hook, 'id')));
}

function listAt(value: unknown, key: string): unknown[] {
  const list = valueAt(value, key);
  return Array.isArray(list) ? list : [];
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
