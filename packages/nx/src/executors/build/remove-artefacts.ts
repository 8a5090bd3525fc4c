import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Take the sdists and wheels out of a folder: those of the last version would be published, and cached, with the new ones. */
export function removeArtefacts(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (/\.(?:whl|tar\.gz)$/.test(name)) rmSync(join(folder, name));
  }
}
