import type { Table } from '../manifest/check-shape';

/** The folder of a package that is built from one, relative to the lock: its files are hashed by Nx, not by the lock. */
export function lockedFolder({ virtual, editable, directory }: Table): string | undefined {
  const folder = virtual ?? editable ?? directory;
  return typeof folder === 'string' ? folder : undefined;
}
