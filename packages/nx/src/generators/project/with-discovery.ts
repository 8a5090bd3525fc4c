import type { Variant } from '../../render/derive-variant';

/** The service whose main.py lists its features: nothing that finds them. */
export const WITHOUT_DISCOVERY: Variant = {
  without: ['core/discovery.py', 'tests/test_discovery.py'],
  edits: [],
};

/** A service whose main.py finds its features, derived last: it edits the tuple as it is with users and without. */
export const WITH_DISCOVERY: Variant = {
  without: [],
  edits: [
    { path: 'main.py', find: '"""Lists the features', put: '"""Finds the features' },
    {
      path: 'main.py',
      find: 'from core.app import create_app\n',
      put: 'from core.app import create_app\nfrom core.discovery import discover_features\n',
    },
    {
      path: 'main.py',
      find: /(?:^from features\..+\n)*^from settings import read_all_settings\n/,
      put: 'from settings import read_all_settings\n',
    },
    {
      path: 'main.py',
      find: /^FEATURES: .+ = \([\s\S]+?^\)\n/,
      put: '# By name; the routes of the last are tried first.\nFEATURES: tuple[Feature, ...] = discover_features()\n',
    },
    {
      path: 'README.md',
      find: '| `main.py` | which features are on |',
      put: '| `main.py` | that each package of `features/` is on, and how the application is built |',
    },
    {
      path: 'README.md',
      find: 'A feature may import `services` and',
      put: 'The `feature.py` of a package `<name>` must define `<name>_feature`: the service does not\nstart without. A feature may import `services` and',
    },
  ],
};
