import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findUv } from '../python/find-uv';

/** In the name of the folder, so that another list makes another environment. */
const packages = ['pytest-xdist', 'pytest-cov'];

/** A virtual environment with a pytest of this version; made once and kept between runs: 2 s, and none after that. */
export function pytestEnvironment(version: 8 | 9): string {
  const name = ['paxx-unit', `pytest-${version}`, ...packages].join('-');
  const folder = join(tmpdir(), name);
  if (existsSync(folder)) return folder;
  const uv = findUv(process.cwd());
  if (!uv) throw new Error('uv was not found. Run: npm test');
  const [program = '', ...argv] = uv.argv;
  const making = mkdtempSync(join(tmpdir(), 'paxx-unit-making-'));
  const env = { ...process.env, VIRTUAL_ENV: making };
  const run = (...words: string[]): Buffer => execFileSync(program, [...argv, ...words], { env });
  run('venv', '--quiet', '--relocatable', '--clear', making);
  run('pip', 'install', '--quiet', '--compile-bytecode', `pytest==${version}.*`, ...packages);
  try {
    renameSync(making, folder);
  } catch (error) {
    // Another worker was faster.
    rmSync(making, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
