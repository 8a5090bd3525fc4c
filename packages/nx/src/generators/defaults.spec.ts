import { DEFAULT_FIELDS } from '../fields/default-fields';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTree } from '../testing/make-tree';
import { normalizeOptions as normalizeCiWorkflow } from './ci-workflow/normalize-options';
import { normalizeOptions as normalizeInit } from './init/normalize-options';
import { normalizeOptions as normalizeLibrary } from './library/normalize-options';
import { normalizeOptions as normalizeProject } from './project/normalize-options';

interface Schema {
  readonly properties: Readonly<Record<string, { readonly default?: unknown }>>;
}

function defaultsOf(name: string): Record<string, unknown> {
  const file = join(__dirname, name, 'schema.json');
  const { properties } = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  const entries = Object.entries(properties).filter(([, property]) => 'default' in property);
  return Object.fromEntries(entries.map(([key, property]) => [key, property.default]));
}

describe('the defaults of schema.json and of normalizeOptions', () => {
  test('are the same for init', () => {
    expect(normalizeInit({})).toMatchObject(defaultsOf('init'));
  });

  test('are the same for project', () => {
    expect(normalizeProject(makeTree(), { directory: 'api' })).toMatchObject(defaultsOf('project'));
  });

  test('are the same for library', () => {
    const options = normalizeLibrary(makeTree(), { directory: 'libs/pricing' });
    expect(options).toMatchObject(defaultsOf('library'));
  });

  test('are the same for ci-workflow', () => {
    expect(normalizeCiWorkflow(makeTree(), {})).toMatchObject(defaultsOf('ci-workflow'));
  });

  test('of feature are the same', () => {
    expect(defaultsOf('feature')).toEqual({ fields: DEFAULT_FIELDS, skipFormat: false });
  });
});
