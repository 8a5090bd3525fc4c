import { parseArgs } from 'node:util';
import { figures, longFigures } from './figures.mjs';

const names = Object.keys(figures);
const usual = names.filter((name) => !longFigures.includes(name));
export const usage = `Usage: npm run bench -- [options]

Measures the packed plugin in scratch workspaces and prints a table of Markdown.

  --only NAME      one figure, may be given again: ${names.join(', ')}
  --long           also what takes ten minutes and more: ${longFigures.join(', ')}
  --runs N         counted runs of each figure (by default 3 to 11)
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
      long: { type: 'boolean', default: false },
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
    only: values.only ?? (values.long ? names : usual),
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
