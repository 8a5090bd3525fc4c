import { execFileSync } from 'node:child_process';

const libraries = ['fastapi', 'starlette', 'uvicorn', 'uvloop', 'sqlalchemy', 'asyncpg'];

/** How the figures of the service were taken, in one line. */
export async function describeService({ python }, { database }, { seconds }) {
  const read = `from importlib.metadata import version\nfor name in ${JSON.stringify(libraries)}: print(name, version(name))`;
  const versions = execFileSync(python, ['-c', read], { encoding: 'utf8' }).trim().split('\n');
  const wrk = wrkVersion();
  return [
    `The service: one worker of uvicorn on one core in production settings, its JSON access log in a file; \`wrk -t1 -c32 -d${seconds}\` on another core, ours and the base in turn.`,
    'A cost is the CPU of the worker (user and system) over the requests that were answered; the ratio is the base over ours. The bases are in `tools/bench/service/apps`, and have no log.',
    `${versions.join(', ')}, PostgreSQL ${database.version}, wrk ${wrk}.`,
  ].join(' ');
}

/** `wrk -v` prints its version and fails. */
function wrkVersion() {
  const printed = execFileSync('sh', ['-c', 'wrk -v || true'], { encoding: 'utf8' });
  return printed.match(/^wrk (?:debian\/)?(\S+)/)?.[1] ?? 'of unknown version';
}
