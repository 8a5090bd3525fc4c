import { join } from 'node:path';
import type { PythonProject } from '../../../graph/model';
import { installedModule } from '../../../manifest/installed-module';
import { findEnvironment } from '../../../python/find-environment';
import type { Facts } from '../facts';
import type { Finding } from '../finding';
import { listModules, type ProjectModules } from '../list-modules';
import { installedModules, standardModules } from '../read-environment';

/** Modules of a project in whose place Python's own, or an installed one, was meant. */
export async function checkShadows(facts: Facts): Promise<Finding[]> {
  const groups = await Promise.all(
    byEnvironment(facts).map(async (projects) => {
      const [first] = projects;
      if (first === undefined) return [];
      const environment = findEnvironment(join(facts.root, first.root), facts.root, facts.env);
      const standard = await standardModules(environment);
      const installed = installedModules(environment);
      return listModules(projects, facts.files).flatMap((each) =>
        shadowsOf(each, standard, installed),
      );
    }),
  );
  return groups.flat();
}

function shadowsOf(
  { project, modules }: ProjectModules,
  standard: ReadonlySet<string>,
  installed: ReadonlySet<string>,
): Finding[] {
  return [...modules].flatMap(([name, path]) => {
    const isInstalled = installed.has(name) && name !== installedModule(project.manifest);
    if (!standard.has(name) && !isInstalled) return [];
    const whose = standard.has(name) ? "Python's own module" : 'the installed package';
    return [
      {
        check: 'module-shadows' as const,
        where: path,
        what: `In ${project.name}, \`import ${name}\` finds this and not ${whose}, for what it depends on too.`,
        cure: `Give it another name.`,
      },
    ];
  });
}

/** A module that a library offers, and another project of the environment has too. */
export function checkTwice(facts: Facts): Finding[] {
  return byEnvironment(facts).flatMap((projects) => {
    const all = listModules(projects, facts.files);
    return all.flatMap((owner, index) =>
      [...owner.offered].flatMap((name) =>
        all
          // Two libraries are one clash, not two.
          .filter((other, place) => other !== owner && !(other.offered.has(name) && place < index))
          .flatMap((other) => twice(name, owner, other)),
      ),
    );
  });
}

function twice(name: string, owner: ProjectModules, other: ProjectModules): Finding[] {
  const path = other.modules.get(name);
  if (path === undefined) return [];
  const effect = other.offered.has(name)
    ? 'which of the two is imported is chance'
    : `${other.project.name} cannot import that of the library`;
  return [
    {
      check: 'module-twice',
      where: path,
      what: `The module '${name}' is there twice, here and in ${owner.modules.get(name)}: ${effect}.`,
      cure: 'Give one of them another name.',
    },
  ];
}

function byEnvironment({ model }: Facts): PythonProject[][] {
  const groups = new Map<string, PythonProject[]>();
  for (const project of model.projects.values())
    groups.set(project.environment, [...(groups.get(project.environment) ?? []), project]);
  return [...groups.values()];
}
