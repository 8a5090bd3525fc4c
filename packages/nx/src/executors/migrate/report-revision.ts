import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Commands } from '../../python/alembic/errors';
import { writtenRevision } from '../../python/alembic/read-output';
import type { AlembicService } from '../../python/alembic/with-alembic';
import { isEmptyRevision } from './is-empty-revision';

/** Says which file was written, and what to type next. */
export function reportRevision(service: AlembicService, stdout: string, commands: Commands): void {
  const { log } = service.terminal;
  const file = writtenRevision(stdout);
  if (file === undefined) {
    // The generated env.py says so itself.
    if (/^\s*No changes\b/im.test(stdout)) return;
    const folder = relative(service.workspaceRoot, service.projectDir) || '.';
    log('No changes: the models and the database agree, so no revision was written.');
    log(`For a revision of your own, run in ${folder}: uv run alembic revision -m "fill prices"`);
    return;
  }
  const path = relative(service.workspaceRoot, file);
  const content = readFileSync(file, 'utf8');
  if (isEmptyRevision(content)) {
    log(`No changes: alembic found none and wrote an empty revision. Fill in or delete: ${path}`);
    return;
  }
  log(`Wrote ${path}`);
  log(`Read it, then apply it: ${commands.upgrade}`);
}
