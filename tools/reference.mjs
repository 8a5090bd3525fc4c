// Writes docs/reference.md from the schemas of the generators and executors; with --check it only compares.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import prettier from 'prettier';
import { packageDirectory, repositoryRoot } from './paths.mjs';

const target = join(repositoryRoot, 'docs/reference.md');
const check = process.argv.includes('--check');

/** Above what the schemas say. */
const introduction =
  'Made from the schemas by `node tools/reference.mjs`: what `--help` says. An executor runs a target of the same name, whose options ' +
  'stand in `project.json` or are typed behind `nx run api:serve`; how targets are found: [Targets](guide/targets.md).';

const text = await prettier.format(await render(), {
  ...(await prettier.resolveConfig(target)),
  filepath: target,
});
if (text !== (await readFile(target, 'utf8').catch(() => ''))) {
  if (check) {
    process.stderr.write(
      'docs/reference.md does not match the schemas. Run: node tools/reference.mjs\n',
    );
    process.exitCode = 1;
  } else await writeFile(target, text);
}

async function render() {
  const parts = ['# Which generators, executors and options are there?', introduction];
  for (const [kind, title] of [
    ['generators', 'Generators'],
    ['executors', 'Executors'],
  ]) {
    parts.push(`## ${title}`);
    const entries = JSON.parse(await readFile(join(packageDirectory, `${kind}.json`), 'utf8'))[
      kind
    ];
    for (const name of Object.keys(entries)) parts.push(await describe(kind, name));
  }
  return parts.join('\n\n');
}

async function describe(kind, name) {
  const file = join(packageDirectory, 'src', kind, name, 'schema.json');
  const {
    description,
    examples = [],
    properties,
    required = [],
  } = JSON.parse(await readFile(file, 'utf8'));
  const shown = Object.entries(properties).filter(([, option]) => option.hidden !== true);
  return [
    `### ${name}`,
    description,
    ...(examples.length > 0
      ? [['```text', ...examples.map(({ command }) => command), '```'].join('\n')]
      : []),
    ...(shown.length > 0
      ? [
          [
            '| option | type | default | what it is |',
            '| --- | --- | --- | --- |',
            ...shown.map(([option, schema]) => row(option, schema, required.includes(option))),
          ].join('\n'),
        ]
      : ['It has no options.']),
  ].join('\n\n');
}

function row(
  option,
  { type, enum: values, alias, default: fallback, description, $default },
  isRequired,
) {
  const names = [option, ...[alias ?? []].flat()]
    .map((name) => `\`${name.length === 1 ? '-' : '--'}${name}\``)
    .join(', ');
  const place =
    $default?.$source === 'argv' ? `, or the ${['first', 'second'][$default.index]} word` : '';
  const types = values
    ? values.map((value) => `\`${value}\``).join(', ')
    : [type].flat().join(' or ');
  const given =
    fallback === undefined ? (isRequired ? 'required' : '') : `\`${JSON.stringify(fallback)}\``;
  return `| ${[`${names}${place}`, types, given, description].map(cell).join(' | ')} |`;
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}
