import {
  explainSameTargetName,
  explainUnknownOption,
  explainWrongOption,
  explainWrongSwitch,
} from './errors';
import { isTable } from '../manifest/check-shape';
import { INFERRED_TARGETS, TEST_CI, type TargetOption } from './targets';

/**
 * The options of `@paxx/nx` in `plugins` of nx.json, one for each inferred target: `"testTargetName": "pytest"`
 * renames it, `"testTargetName": false` switches it off. Per project, `include` and `exclude` of the entry.
 */
export type PluginOptions = { readonly [option in TargetOption]?: string | false } & {
  /** `false`: tasks run on the environments as they are, without a look at their locks. */
  readonly guardEnvironments?: boolean;
};

const NAMED = [...INFERRED_TARGETS, TEST_CI];
const SWITCHES = ['guardEnvironments'] as const;

/** Under which name each target is offered; `false` where it is switched off. */
export type TargetNames = Readonly<Record<TargetOption, string | false>>;

/** @throws Error naming the option and what to write, when nx.json has options that mean nothing. */
export function readOptions(options: unknown): TargetNames {
  const given = isTable(options) ? options : {};
  const known = [...NAMED.map(({ option }) => option), ...SWITCHES];
  const unknown = Object.keys(given).find((option) => !known.some((one) => one === option));
  if (unknown !== undefined) throw new Error(explainUnknownOption(unknown, known));
  const wrong = SWITCHES.find((option) => !['boolean', 'undefined'].includes(typeof given[option]));
  if (wrong !== undefined) throw new Error(explainWrongSwitch(wrong, given[wrong]));
  const names: Partial<Record<TargetOption, string | false>> = {};
  for (const { option, name } of NAMED)
    names[option] = readName(option, given[option] ?? name, name);
  refuseSameNames(names);
  return names as TargetNames;
}

function readName(option: TargetOption, value: unknown, example: string): string | false {
  if (value === false || (typeof value === 'string' && /^[^\s:]+$/.test(value))) return value;
  throw new Error(explainWrongOption(option, value, example));
}

function refuseSameNames(names: Partial<TargetNames>): void {
  const optionsOf = new Map<string, string[]>();
  for (const [option, name] of Object.entries(names)) {
    if (name !== false) optionsOf.set(name, [...(optionsOf.get(name) ?? []), option]);
  }
  for (const [name, options] of optionsOf) {
    if (options.length > 1) throw new Error(explainSameTargetName(name, options));
  }
}
