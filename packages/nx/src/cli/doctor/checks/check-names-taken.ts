import { posix } from 'node:path';
import { isNamedElsewhere } from '../../../graph/read-workspace';
import type { PythonProject } from '../../../graph/model';
import { locateKey } from '../../../manifest/locate-key';
import { normalizeName } from '../../../manifest/normalize-name';
import type { Facts } from '../facts';
import type { Finding } from '../finding';

/** Two projects of one name: in one uv workspace uv refuses both, in one Nx workspace the second is left out. */
export function checkNamesTaken(facts: Facts): Finding[] {
  const byName = new Map<string, PythonProject[]>();
  for (const project of facts.model.projects.values()) {
    const name = normalizeName(project.name);
    byName.set(name, [...(byName.get(name) ?? []), project]);
  }
  return [...byName.values()].flatMap((projects) => {
    const [owner, ...others] = projects.sort((one, other) => (one.root < other.root ? -1 : 1));
    return owner === undefined ? [] : others.flatMap((other) => clash(facts, owner, other));
  });
}

function clash(facts: Facts, owner: PythonProject, other: PythonProject): Finding[] {
  const inUv = owner.environment === other.environment;
  const inNx = ![owner, other].some(({ root }) => isNamedElsewhere(facts.root, root));
  if (!inUv && !inNx) return [];
  const file = posix.join(other.root, 'pyproject.toml');
  const line = locateKey(facts.read(file) ?? '', ['project', 'name']);
  const effect = inUv ? 'every uv command fails' : 'it is not in the graph of Nx';
  return [
    {
      check: 'name-taken',
      where: `${file}:${line}`,
      what: `The name '${other.name}' is that of ${owner.root} already: ${effect}.`,
      cure: 'Change [project].name, here or there.',
    },
  ];
}
