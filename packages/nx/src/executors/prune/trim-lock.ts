import type { LockedPackage, UvLock } from '../../lock/uv-lock';
import type { Closure } from './find-closure';

/**
 * Takes out of the text of `uv.lock` what a closure does not hold: packages, the extras of those that stay, members,
 * and the groups of a workspace root that is no project. What stays is not written anew: not a character of a
 * version or a hash can change. `undefined` where the text is not laid out as uv does it.
 */
export function trimLock(text: string, lock: UvLock, closure: Closure): string | undefined {
  const [header = '', ...blocks] = text.split(/^(?=\[\[package\]\]\r?$)/m);
  if (blocks.length !== lock.packages.length) return undefined;
  const kept = blocks.flatMap((block, index) => {
    const found = lock.packages[index];
    const extras = found && closure.packages.get(found);
    return found && extras ? [trimExtras(block, found, extras)] : [];
  });
  return [trimHeader(header, closure), ...kept].join('').replace(/\s*$/, '\n');
}

function trimHeader(header: string, closure: Closure): string {
  const names = [...closure.members.values()].map(({ name }) => name).sort();
  const members = names.map((name) => `\n    "${name}",`).join('');
  return header
    .replace(/^members = \[[^\]]*\]/m, `members = [${members}\n]`)
    .replace(/^\[manifest\.dependency-groups\]\r?\n(?:(?!\[).*\r?\n)*/m, '');
}

function trimExtras(block: string, { extras }: LockedPackage, needed: ReadonlySet<string>): string {
  const gone = [...extras.keys()].filter((extra) => !needed.has(extra));
  if (gone.length === 0) return block;
  const section = /^\[package\.optional-dependencies\]\r?\n(?:(?!\[).*\r?\n?)*/m;
  if (gone.length === extras.size) return block.replace(section, '');
  return block.replace(section, (table) =>
    gone.reduce(
      (rest, extra) => rest.replace(new RegExp(`^"?${extra}"? = \\[[^]*?^\\]\\r?\\n`, 'm'), ''),
      table,
    ),
  );
}
