import { posix } from 'node:path';
import { hasTests } from './detect/has-tests';
import type { PythonProject } from './model';
import type { SourceReader } from './read-sources';
import { createMemory } from './remember';
import { featuresFolder } from './test-parts/features-folder';
import { planTestParts, type TestPart } from './test-parts/plan-test-parts';
import { readPytestSettings } from './test-parts/pytest-settings';

/**
 * The tests of a project by feature; none where it has no features with tests, or where what pytest collects is not
 * said by pyproject.toml. Nothing is read of a project that has no folder of features.
 *
 * @param root absolute path of the Nx workspace
 */
export type TestPartsFinder = (project: PythonProject, root: string) => readonly TestPart[];

/** Reads a project's sources again only when one of them changed. */
export function createTestPartsFinder(sources: SourceReader): TestPartsFinder {
  const remember = createMemory<readonly TestPart[]>();
  return (project, root) => {
    const features = hasTests(project) ? featuresFolder(project) : undefined;
    if (features === undefined || isConfiguredElsewhere(project)) return [];
    const folder = posix.join(root, project.root);
    const settings = readPytestSettings(project.manifest);
    if (settings === undefined || !sources.isFolder(`${folder}/${features}`)) return [];
    const tree = sources.list(folder);
    const stateOf = (): string | undefined => {
      const files = sources.stateOf(folder, tree.files);
      return files && JSON.stringify([features, settings, tree.otherKinds, files]);
    };
    return remember(folder, stateOf, () =>
      planTestParts(tree, features, settings, (file) => sources.scan(`${folder}/${file}`)),
    );
  };
}

/** Files in which pytest looks for its settings before it looks into pyproject.toml. */
const EARLIER = ['pytest.toml', '.pytest.toml', 'pytest.ini', '.pytest.ini'];

function isConfiguredElsewhere({ manifest, files }: PythonProject): boolean {
  const isLater = files.settings.has('pytest') || files.settings.has('tool:pytest');
  return (
    EARLIER.some((file) => files.names.has(file)) ||
    (isLater && !Object.hasOwn(manifest.tools, 'pytest'))
  );
}
