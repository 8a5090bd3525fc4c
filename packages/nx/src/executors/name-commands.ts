import type { ExecutorContext } from '@nx/devkit';
import type { Commands } from '../python/alembic/errors';

/** What to type for each of the migration executors, by the names that the project's targets have. */
export function nameCommands(context: ExecutorContext): Commands {
  const project = context.projectName ?? '';
  const targets = Object.entries(context.projectsConfigurations.projects[project]?.targets ?? {});
  const command = (executor: string): string => {
    const found = targets.find(([, target]) => target.executor === `@paxx/nx:${executor}`);
    return `nx run ${project}:${found?.[0] ?? executor}`;
  };
  return {
    migrate: command('migrate'),
    upgrade: command('upgrade'),
    downgrade: command('downgrade'),
    status: command('status'),
  };
}
