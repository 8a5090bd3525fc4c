import { findEntrypoint, type Folder } from '../manifest/find-entrypoint';
import type { Manifest } from '../manifest/manifest';
import type { ProjectFiles } from './model';

/** Files in which tools have sections. */
const INI_FILES = ['setup.cfg', 'tox.ini', 'mypy.ini', '.mypy.ini'];

/**
 * What lies beside a manifest. One listing of the folder answers most of it; more is opened only where that or the
 * manifest gives a reason: most projects of a workspace are libraries without an API.
 */
export function lookBeside(manifest: Manifest, folder: Folder): ProjectFiles {
  const names = folder.list('.');
  const { tools, project, requirements } = manifest;
  const usesFastapi = requirements.some(({ name }) => name === 'fastapi');
  const entrypoint = findEntrypoint({ tools, name: project?.name, usesFastapi }, folder);
  return {
    names,
    settings: new Set(
      INI_FILES.filter((file) => names.has(file)).flatMap((file) =>
        settingsOf(folder.read(file) ?? ''),
      ),
    ),
    entrypoint,
    openapiCommand: entrypoint !== undefined && names.has('cli') && offersOpenapi(folder),
  };
}

function settingsOf(ini: string): string[] {
  let section = '';
  return ini.split(/\r?\n/).flatMap((line) => {
    const [, header, key] = /^(?:\[([^\]]+)\]|([\w-]+)[ \t]*[=:])/.exec(line) ?? [];
    if (header !== undefined) section = header.trim();
    else if (key === undefined) return [];
    return [key === undefined ? section : `${section}.${key}`];
  });
}

function offersOpenapi(folder: Folder): boolean {
  return [...folder.list('cli')].some(
    (file) =>
      (file === '__main__.py' || file === 'commands.py') &&
      (folder.read(`cli/${file}`)?.includes('openapi') ?? false),
  );
}
