import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Deployment } from './plan-deployment';

/** Settings of uv beside its manifest, copied where they are there. */
const SETTINGS = ['.python-version', 'uv.toml'];

/** Empties the folder `to` and writes a deployment into it, from the folder `from` that holds the lock. */
export function writeDeployment({ copied, written }: Deployment, from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  // The lock before the rest: it marks the folder as one that may be emptied, also when this is interrupted.
  for (const [file, text] of Object.entries(written)) writeFileSync(join(to, file), text);
  const settings = SETTINGS.filter((file) => existsSync(join(from, file)));
  for (const file of new Set([...copied, ...settings])) {
    if (Object.hasOwn(written, file)) continue;
    mkdirSync(dirname(join(to, file)), { recursive: true });
    copyFileSync(join(from, file), join(to, file));
  }
}
