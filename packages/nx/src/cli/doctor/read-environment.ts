import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../python/find-environment';
import { run } from '../../python/run';

const STDLIB = 'import sys; print(*sys.stdlib_module_names)';

/** The names of the standard library, from the environment's own Python; none before there is one. */
export async function standardModules(environment: Environment): Promise<ReadonlySet<string>> {
  if (!environment.exists) return new Set();
  const argv = [environment.bin('python'), '-I', '-S', '-c', STDLIB];
  const { stdout } = await run(argv, { cwd: environment.root });
  return new Set(stdout.split(/\s+/).filter(Boolean));
}

/** The modules that are installed, read from the folder: asking Python costs ten times as much. */
export function installedModules({ venv }: Environment): ReadonlySet<string> {
  const lib = join(venv, 'lib');
  const folders = existsSync(lib)
    ? readdirSync(lib).map((python) => join(lib, python, 'site-packages'))
    : [join(venv, 'Lib', 'site-packages')];
  const names = folders.filter((folder) => existsSync(folder)).flatMap(modulesIn);
  return new Set(names);
}

function modulesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory())
      return (
        /^(\w+)\.(?:py|so|pyd)$|^(\w+)\.cpython-.*/.exec(entry.name)?.slice(1).find(Boolean) ?? []
      );
    return existsSync(join(folder, entry.name, '__init__.py')) ? [entry.name] : [];
  });
}
