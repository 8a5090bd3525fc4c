import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const packed = join(__dirname, '../../dist/paxx-nx.tgz');

/** The plugin under test: what `npm run pack` left, or another tarball named by PAXX_E2E_TARBALL. */
export function tarballPath(): string {
  const path = resolve(process.env['PAXX_E2E_TARBALL'] ?? packed);
  if (existsSync(path)) return path;
  throw new Error(`Cannot find '${path}': the plugin is not packed. Run: npm run pack`);
}

/** Names what the tarball holds, so that a prepared workspace is never one of an older plugin. */
export function tarballDigest(): string {
  return createHash('sha256').update(readFileSync(tarballPath())).digest('hex').slice(0, 12);
}
