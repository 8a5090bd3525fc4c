import type { BrokenManifest } from './model';

/** One line for the terminal; the path with its line is clickable in editors. */
export function explainBrokenManifest({ file, problem }: BrokenManifest): string {
  const { line, cause, remedy } = problem;
  return `Cannot read '${file}:${line}': ${cause}. ${remedy}; until then this project has no inferred targets.`;
}

export function explainTakenName(name: string, file: string, owner: string): string {
  return `Cannot add '${file}' to the graph: '${owner}' is named '${name}' already. Change [project].name, or give the project a name of its own in a project.json.`;
}

export function explainUnknownOption(option: string, known: readonly string[]): string {
  return `Cannot use the option '${option}' of @paxx/nx in nx.json: there is none of that name. Use one of: ${known.join(', ')}.`;
}

export function explainWrongOption(option: string, value: unknown, example: string): string {
  return `Cannot use ${JSON.stringify(value)} for the option '${option}' of @paxx/nx in nx.json: it is neither a target name nor false. Write "${option}": "${example}" or "${option}": false.`;
}

export function explainWrongSwitch(option: string, value: unknown): string {
  return `Cannot use ${JSON.stringify(value)} for the option '${option}' of @paxx/nx in nx.json: it is neither true nor false. Write "${option}": false, or leave it out.`;
}

export function explainSameTargetName(name: string, options: readonly string[]): string {
  return `Cannot name two targets '${name}' (options ${options.join(' and ')} of @paxx/nx in nx.json): one would hide the other. Give them two names.`;
}
