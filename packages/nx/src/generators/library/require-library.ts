import type { Tree } from '@nx/devkit';
import { normalizeName } from '../../manifest/normalize-name';
import { editToml, type TomlEntry } from '../../seams/edit-toml';
import type { SeamResult } from '../../seams/seam';
import { cannotEdit } from '../../workspace/errors';
import type { User } from './find-users';

/** A manifest with the library among its dependencies. */
export interface EditedManifest {
  readonly path: string;
  readonly content: string;
}

/**
 * Adds a library to the manifests of its users, comments kept; one that requires it already keeps its own words.
 * Nothing is written: a manifest that cannot be edited must be met before the first write.
 *
 * @throws CannotGenerate with the lines to paste
 */
export function requireLibrary(tree: Tree, name: string, users: readonly User[]): EditedManifest[] {
  return users.map(({ path, manifest }) => {
    const before = tree.read(path, 'utf-8') ?? '';
    const isRequired = manifest.requirements.some(
      (requirement) =>
        requirement.name === normalizeName(name) && requirement.section === 'dependencies',
    );
    const entries = isRequired ? [sourceOf(name)] : [requirementOf(name), sourceOf(name)];
    return { path, content: entries.reduce((text, entry) => edit(path, text, entry), before) };
  });
}

function requirementOf(name: string): TomlEntry {
  return { kind: 'item', path: ['project', 'dependencies'], value: name };
}

function sourceOf(name: string): TomlEntry {
  return { kind: 'table', path: ['tool', 'uv', 'sources', name], value: { workspace: true } };
}

function edit(path: string, content: string, entry: TomlEntry): string {
  const result: SeamResult = editToml(content, entry);
  if (result.kind === 'refused') throw cannotEdit(path, result.cause, result.paste);
  return result.kind === 'changed' ? result.content : content;
}
