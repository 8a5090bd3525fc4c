import { readJson, type Tree } from '@nx/devkit';
import fc from 'fast-check';
import { parse } from 'smol-toml';
import { formatPython } from '../../render/format-python';
import { commentsOf } from '../../testing/comments-of';
import { makeTree, readAll } from '../../testing/make-tree';
import { unsortedImports } from '../../testing/unsorted-imports';
import projectGenerator from '../project/generator';
import libraryGenerator from './generator';
import type { LibraryGeneratorSchema } from './schema';

const create = (tree: Tree, options: Partial<LibraryGeneratorSchema> = {}): Tree => {
  libraryGenerator(tree, { directory: 'libs/pricing', ...options });
  return tree;
};
const messageOf = (tree: Tree, options: Partial<LibraryGeneratorSchema>): string => {
  const before = readAll(tree);
  try {
    create(tree, options);
  } catch (error) {
    expect(readAll(tree)).toEqual(before);
    return error instanceof Error ? error.message : '';
  }
  return '';
};
const withServices = (): Tree => {
  const tree = makeTree();
  projectGenerator(tree, { directory: 'apps/api' });
  projectGenerator(tree, { directory: 'apps/billing' });
  return tree;
};
const textOf = (tree: Tree, path: string): string => tree.read(path, 'utf-8') ?? '';

describe('library', () => {
  test('is a member of the uv workspace with a module of its name', () => {
    const tree = create(makeTree(), { directory: 'libs/tax-rates', tags: 'scope:shop, type:lib' });
    expect(textOf(tree, 'pyproject.toml')).toContain('"libs/tax-rates"');
    expect(tree.exists('libs/tax-rates/src/tax_rates/py.typed')).toBe(true);
    expect(parse(textOf(tree, 'libs/tax-rates/pyproject.toml'))).toMatchObject({
      project: { name: 'tax-rates', description: 'The Tax Rates library.' },
    });
    expect(readJson(tree, 'libs/tax-rates/project.json')).toEqual({
      name: 'tax-rates',
      projectType: 'library',
      tags: ['scope:shop', 'type:lib'],
    });
  });

  test('holds no word of the template', () => {
    expect(JSON.stringify(readAll(create(makeTree())))).not.toMatch(/acme/i);
  });

  test('needs no formatting, whatever its name', () => {
    const names = fc.sample(fc.stringMatching(/^[a-z][a-z0-9]{0,20}(-[a-z0-9]{1,20})?$/), 6);
    for (const name of names.map((rest) => `x${rest}`)) {
      const tree = create(makeTree(), { directory: `libs/${name}` });
      const all = Object.entries(readAll(tree, 'libs'));
      const files = all.filter(([path]) => path.endsWith('.py')).map(([, content]) => content);
      expect(formatPython(files, { lineLength: 100, targetVersion: 'py311' })).toEqual(files);
      expect(unsortedImports(files, [name.replaceAll('-', '_')])).toEqual([]);
    }
  });

  test('states the Python that it needs', () => {
    const tree = create(makeTree(), { pythonVersion: 3.13 });
    expect(parse(textOf(tree, 'libs/pricing/pyproject.toml'))).toMatchObject({
      project: { 'requires-python': '>=3.13' },
      tool: { mypy: { python_version: '3.13' } },
    });
  });

  test('is the same when it is created twice', () => {
    const tree = create(withServices(), { for: 'api,billing', tags: 'a' });
    const once = readAll(tree);
    create(tree, { for: 'api,billing', tags: 'a' });
    expect(readAll(tree)).toEqual(once);
  });

  test('that was edited stays as it is when more projects use it', () => {
    const tree = create(withServices());
    tree.write('libs/pricing/README.md', 'Ours.\n');
    tree.delete('libs/pricing/src/pricing/slugs.py');
    create(tree, { for: 'billing' });
    expect(textOf(tree, 'libs/pricing/README.md')).toBe('Ours.\n');
    expect(tree.exists('libs/pricing/src/pricing/slugs.py')).toBe(false);
    expect(textOf(tree, 'apps/billing/pyproject.toml')).toContain('  "pricing",\n');
  });
});

describe('a project that uses a library', () => {
  const path = 'apps/api/pyproject.toml';

  test('requires it from the workspace, with every comment kept', () => {
    const tree = withServices();
    const before = textOf(tree, path);
    create(tree, { for: 'api' });
    const after = textOf(tree, path);
    expect(parse(after)).toMatchObject({
      project: { dependencies: expect.arrayContaining(['pricing', 'fastapi>=0.165,<1']) },
      tool: { uv: { package: false, sources: { pricing: { workspace: true } } } },
    });
    expect(commentsOf(after)).toEqual(commentsOf(before));
    expect(after.split('\n').filter((line) => !before.split('\n').includes(line))).toEqual([
      '  "pricing",',
      '[tool.uv.sources]',
      'pricing = { workspace = true }',
    ]);
  });

  test('keeps the words by which it requires it already', () => {
    const tree = withServices();
    tree.write(path, textOf(tree, path).replace('  "pyjwt', '  "Pricing>=0.1",\n  "pyjwt'));
    create(tree, { for: 'api' });
    expect(textOf(tree, path)).not.toContain('"pricing"');
    expect(textOf(tree, path)).toContain('pricing = { workspace = true }');
  });

  test('may be the root of the workspace', () => {
    const tree = withServices();
    tree.write('project.json', '{ "name": "root" }');
    tree.write('pyproject.toml', `[project]\nname = "root"\n\n${textOf(tree, 'pyproject.toml')}`);
    create(tree, { for: 'root' });
    expect(parse(textOf(tree, 'pyproject.toml'))).toMatchObject({
      project: { dependencies: ['pricing'] },
      tool: { uv: { workspace: { members: expect.arrayContaining(['libs/pricing']) } } },
    });
  });
});

describe('a name that is refused', () => {
  const prepared = withServices();
  create(prepared, { directory: 'libs/money' });
  prepared.write('libs/legacy/pyproject.toml', '[project]\nname = "old-legacy"\n');
  prepared.write('libs/legacy/src/tax/__init__.py', '');
  prepared.write('libs/legacy/project.json', '{ "name": "old-legacy" }');
  prepared.write('apps/api/reports/__init__.py', '');

  test.each([
    ['core', 'services have a module core of their own', 'core-lib'],
    ['conftest', 'services have a module conftest of their own', 'conftest-lib'],
    ['json', 'Python has a module json of its own', 'json-lib'],
    ['lambda', 'lambda is a keyword of Python', 'lambda-lib'],
    ['fastapi', 'a Python package that services depend on', 'fastapi-lib'],
    ['jwt', 'a package that services use is imported as jwt', 'jwt-lib'],
    ['tax', "the project 'old-legacy' has a module tax already", 'tax-lib'],
    ['reports', "the project 'api' has a module reports already", 'reports-lib'],
    ['api', 'taken by a project', 'api-lib'],
    ['money', 'taken by a project', 'money-lib'],
    ['Pricing', 'lower-case', 'pricing'],
  ])('%s: %s', (name, cause, instead) => {
    const message = messageOf(prepared, { directory: 'libs/x', name });
    expect(message).toMatch(/^Cannot create library '/);
    expect(message).toContain(cause);
    expect(message).toContain(`Try --name=${instead}`);
    expect(messageOf(prepared, { directory: `libs/new-${instead}`, name: instead })).toBe('');
  });

  test('is refused as the last part of a folder too', () => {
    const message = messageOf(prepared, { directory: 'libs/queue' });
    expect(message).toContain(
      "Cannot create library 'queue': Python has a module queue of its own",
    );
  });

  test('is not needed where the folder belongs to another project', () => {
    expect(messageOf(prepared, { directory: 'libs/money', name: 'cash' })).toContain(
      "the option directory is the folder of the project 'money'",
    );
  });
});

describe('a project that cannot use a library', () => {
  const prepared = withServices();
  create(prepared, { directory: 'libs/money' });
  create(prepared, { for: 'money' });
  prepared.write('apps/web/project.json', '{ "name": "web" }');
  prepared.write('tools/solo/project.json', '{ "name": "solo" }');
  prepared.write('tools/solo/pyproject.toml', '[project]\nname = "solo"\n');

  test.each([
    ['nobody', /no such project \(Python projects: api, billing, .*Try --for=api$/],
    ['web', /'web' of the option for is no Python project, apps\/web\/pyproject\.toml is missing/],
    ['solo', /no member of the uv workspace.* listing 'tools\/solo' in/],
    ['rates', /names the library itself/],
  ])('is refused: %s', (user, words) => {
    const message = messageOf(prepared, { directory: 'libs/rates', for: `api,${user}` });
    expect(message).toMatch(/^Cannot create library 'rates': /);
    expect(message).toMatch(words);
  });

  test('is refused where each would need the other', () => {
    const message = messageOf(prepared, { directory: 'libs/money', for: 'pricing' });
    expect(message).toContain('it would need itself: money -> pricing -> money.');
  });

  test('is refused where its manifest takes the name from elsewhere', () => {
    const tree = withServices();
    const path = 'apps/billing/pyproject.toml';
    const git = '[tool.uv.sources]\npricing = { git = "https://example.com/pricing" }\n';
    tree.write(path, `${textOf(tree, path)}\n${git}`);
    expect(messageOf(tree, { for: 'api,billing' })).toContain(
      "Cannot edit 'apps/billing/pyproject.toml': `tool.uv.sources.pricing` in it has another value",
    );
  });
});
