import { posix } from 'node:path';
import { isTable } from '../../../manifest/check-shape';
import { createPlanner } from '../../../graph/plan-project';
import type { PythonProject } from '../../../graph/model';
import type { Facts } from '../facts';
import type { Finding } from '../finding';
import { parseJson } from '../read-nx-json';
import { targetNames } from './check-plugin';

/** Inferred targets in whose place a project.json or package.json has another command. */
export function checkReplaced(facts: Facts): Finding[] {
  const names = targetNames(facts);
  if (typeof names === 'string' || !facts.nxJson.isListed) return [];
  const plan = createPlanner(names);
  return [...facts.model.projects.values()].flatMap((project) => {
    const inferred = Object.keys(plan(project).targets ?? {});
    return declaredTargets(facts, project)
      .filter(({ name }) => inferred.includes(name))
      .map(({ file, name }) => ({
        check: 'target-replaced' as const,
        where: file,
        what: `The target '${name}' of ${project.name} is not the inferred one: this file gives it another command.`,
        cure: `Delete "${name}" from "targets" (options alone may stay), or add --ignore target-replaced.`,
      }));
  });
}

interface DeclaredTarget {
  readonly file: string;
  readonly name: string;
}

/** Only those with a command or executor: options are merged into what is inferred. */
function declaredTargets(facts: Facts, { root }: PythonProject): DeclaredTarget[] {
  const places = [
    ['project.json', ['targets']],
    ['package.json', ['nx', 'targets']],
  ] as const;
  return places.flatMap(([base, path]) => {
    const file = posix.join(root, base);
    const document: unknown = parseJson(facts.read(file) ?? '{}');
    const targets = path.reduce<unknown>(
      (value, key) => (isTable(value) ? value[key] : undefined),
      document,
    );
    if (!isTable(targets)) return [];
    return Object.entries(targets).flatMap(([name, target]) => {
      const isOther = isTable(target) && ['command', 'executor'].some((key) => key in target);
      return isOther && !isOurs(target) ? [{ file, name }] : [];
    });
  });
}

function isOurs(target: Readonly<Record<string, unknown>>): boolean {
  const executor = target['executor'];
  return typeof executor === 'string' && executor.startsWith('@paxx/nx:');
}
