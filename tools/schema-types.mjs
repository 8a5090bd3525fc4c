// Writes schema.d.ts beside each schema.json of a generator or executor; with --check it only compares.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { packageDirectory, repositoryRoot } from './paths.mjs';

const check = process.argv.includes('--check');
const stale = [];
for (const kind of ['generators', 'executors']) {
  const directory = join(packageDirectory, 'src', kind);
  const entries = await readdir(directory, { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const schemaFile = join(directory, name, 'schema.json');
    const schema = JSON.parse(await readFile(schemaFile, 'utf8'));
    const typesFile = join(directory, name, 'schema.d.ts');
    const types = await typesOf(schema, `${name}-${kind.slice(0, -1)}-schema`);
    if (types === (await readFile(typesFile, 'utf8').catch(() => ''))) continue;
    stale.push(relative(repositoryRoot, typesFile));
    if (!check) await writeFile(typesFile, types);
  }
}
if (stale.length > 0 && check) {
  process.stderr.write(
    `These files do not match their schema.json: ${stale.join(', ')}. Run: node tools/schema-types.mjs\n`,
  );
  process.exitCode = 1;
}

/** `$schema`, `$id` and `title` are for editors; the type is named for its folder: `ProjectGeneratorSchema`. */
function typesOf(schema, name) {
  const { $id, $schema, title, ...rest } = schema;
  return compile(rest, pascalCase(name), {
    bannerComment: '/* Made from schema.json by tools/schema-types.mjs. */',
    additionalProperties: false,
    format: true,
    style: { singleQuote: true, printWidth: 100 },
  });
}

function pascalCase(name) {
  return name.replace(/(^|-)(\w)/g, (_match, _dash, letter) => letter.toUpperCase());
}
