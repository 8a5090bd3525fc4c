import fc from 'fast-check';
import { formatPython } from '../../render/format-python';
import { makeTree, readAll } from '../../testing/make-tree';
import { unsortedImports } from '../../testing/unsorted-imports';
import projectGenerator from './generator';
import type { ProjectGeneratorSchema } from './schema';

const ONLY_WITH_IT = ['api/core/discovery.py', 'api/tests/test_discovery.py'];
const others = fc.record<Partial<ProjectGeneratorSchema>>({
  auth: fc.constantFrom('jwt', 'none'),
  database: fc.constantFrom('sqlite', 'postgres'),
});

/** The files of a service, but for its secrets. */
function generate(options: Partial<ProjectGeneratorSchema>): Readonly<Record<string, string>> {
  const tree = makeTree();
  projectGenerator(tree, { directory: 'api', ...options });
  tree.delete('api/.env');
  return readAll(tree);
}

describe('a service that finds its features', () => {
  test('differs in main.py and README.md, whatever else is chosen', () => {
    fc.assert(
      fc.property(others, (options) => {
        const listing = generate(options);
        const finding = generate({ ...options, discovery: true });
        const changed = Object.keys(finding).filter((path) => finding[path] !== listing[path]);
        expect(changed.sort()).toEqual([...ONLY_WITH_IT, 'api/README.md', 'api/main.py'].sort());
        expect(Object.keys(listing).filter((path) => !(path in finding))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test('names no feature in main.py', () => {
    fc.assert(
      fc.property(others, (options) => {
        const main = generate({ ...options, discovery: true })['api/main.py'] ?? '';
        expect(main).toContain('FEATURES: tuple[Feature, ...] = discover_features()\n');
        expect(main).not.toMatch(/features\.\w+\.feature|list|one line each/i);
      }),
      { numRuns: 8 },
    );
  });

  test('is laid out as ruff would', () => {
    const files = Object.entries(generate({ discovery: true, auth: 'none' }));
    const python = files.filter(([path]) => path.endsWith('.py')).map(([, content]) => content);
    expect(formatPython(python, { lineLength: 100, targetVersion: 'py311' })).toEqual(python);
    expect(unsortedImports(python)).toEqual([]);
  });
});
