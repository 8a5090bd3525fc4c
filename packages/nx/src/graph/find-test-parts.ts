import { posix } from 'node:path';
import { hasTests } from './detect/has-tests';
import type { PythonProject } from './model';
import type { SourceReader } from './read-sources';
import { featuresFolder } from './test-parts/features-folder';
import { planTestParts, type TestPart } from './test-parts/plan-test-parts';
import { readPytestSettings } from './test-parts/pytest-settings';

/**
 * The tests of a project by feature; none where it has no features with tests, or where what pytest collects is not
 * said by pyproject.toml. Nothing is read of a project that has no folder of features.
 *
 * @param root absolute path of the Nx workspace
 */
export function findTestParts(
  project: PythonProject,
  root: string,
  sources: SourceReader,
): readonly TestPart[] {
  const features = hasTests(project) ? featuresFolder(project) : undefined;
  if (features === undefined || isConfiguredElsewhere(project)) return [];
  const folder = posix.join(root, project.root);
  const settings = readPytestSettings(project.manifest);
  if (settings === undefined || !sources.isFolder(`${folder}/${features}`)) return [];
  const scan = (file: string): ReturnType<SourceReader['scan']> =>
    sources.scan(`${folder}/${file}`);
  return planTestParts(sources.list(folder), features, settings, scan);
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
