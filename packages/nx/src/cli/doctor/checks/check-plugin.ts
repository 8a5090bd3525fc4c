import { readOptions, type TargetNames } from '../../../graph/options';
import { shapeOf } from '../../../graph/shape';
import { INFERRED_TARGETS } from '../../../graph/targets';
import type { Facts } from '../facts';
import type { Finding } from '../finding';

const where = 'nx.json';

/** Without its entry in nx.json the plugin infers nothing. */
export function checkPlugin({ nxJson }: Facts): Finding[] {
  const check = 'plugin-missing';
  if (!nxJson.isReadable)
    return [
      {
        check,
        where,
        what: 'nx.json is not valid JSON.',
        cure: 'Correct it; npx nx report names the place.',
      },
    ];
  if (nxJson.isListed) return [];
  const what = "nx.json does not list '@paxx/nx' in plugins: no Python project has a target.";
  return [{ check, where, what, cure: 'npx nx g @paxx/nx:init' }];
}

/** Options that mean nothing fail every Nx command. */
export function checkOptions(facts: Facts): Finding[] {
  const names = targetNames(facts);
  if (typeof names !== 'string') return [];
  const [what = '', cure = ''] = names.split(/(?<=\.) (?=[A-Z])/);
  return [{ check: 'plugin-options', where, what, cure }];
}

/** Targets that the options switch off, where a project would have them. */
export function checkOff(facts: Facts): Finding[] {
  const names = targetNames(facts);
  if (typeof names === 'string') return [];
  const shaped = [...facts.model.projects.values()].map((project) => ({
    name: project.name,
    shape: shapeOf(project),
  }));
  return INFERRED_TARGETS.flatMap(({ option, name, when }) => {
    const projects = shaped.filter(({ shape }) => shape[when]);
    const [first] = projects;
    if (names[option] !== false || first === undefined) return [];
    const others = projects.length > 1 ? ` and ${projects.length - 1} more` : '';
    return [
      {
        check: 'target-off' as const,
        where,
        what: `The target '${name}' is switched off; ${first.name}${others} would have it.`,
        cure: `Take "${option}": false out of the options of @paxx/nx, or add --ignore target-off.`,
      },
    ];
  });
}

/** Under which name each target is offered, or what is wrong with the options. */
export function targetNames({ nxJson }: Facts): TargetNames | string {
  try {
    return readOptions(nxJson.options);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
