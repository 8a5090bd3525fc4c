import { parseArgs } from 'node:util';
import { figures } from './figures.mjs';

const names = Object.keys(figures);
export const usage = `Usage: npm run bench -- [options]

Measures the packed plugin in scratch workspaces and prints a table of Markdown.

  --only NAME      one figure, may be given again: ${names.join(', ')}
  --runs N         counted runs of each figure (by default 5 to 11)
  --check          exit with 1 where a limit is broken
  --write-readme   put the table into README.md, between its two markers
  --help           this text
`;

/** Throws an error for the user where the options make no sense. */
export function parseOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      only: { type: 'string', multiple: true },
      runs: { type: 'string' },
      check: { type: 'boolean', default: false },
      'write-readme': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = values.only?.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(
      `Cannot measure '${unknown}': no such figure. Choose from ${names.join(', ')}.`,
    );
  if (values.only && values['write-readme'])
    throw new Error('Cannot write the README from a part of the table. Leave out --only.');
  return {
    only: values.only ?? names,
    runs: values.runs === undefined ? undefined : parseRuns(values.runs),
    check: values.check,
    writeReadme: values['write-readme'],
    help: values.help,
  };
}

function parseRuns(text) {
  const runs = Number(text);
  if (Number.isInteger(runs) && runs >= 1 && runs <= 100) return runs;
  throw new Error(`Cannot run '${text}' times: pass --runs with a whole number from 1 to 100.`);
}
