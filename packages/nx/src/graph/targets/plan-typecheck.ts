import { isTable } from '../../manifest/check-shape';
import { chooseTypeChecker } from '../detect/choose-type-checker';
import type { PythonProject } from '../model';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget, TargetNames } from './inferred-target';
import {
  afterLockSlice,
  environmentInputs,
  type Inputs,
  NO_NPM,
  OWN_SOURCES,
  PYTHON_VARIABLES,
  SOURCES_OF_DEPENDENCIES,
  sharedSettings,
} from './inputs';

/** The type checker in the project's folder: from the root mypy stops at the second module named `core`. */
export function planTypecheck(
  project: PythonProject,
  _name: string,
  names: TargetNames,
): PlannedTarget {
  const tool = chooseTypeChecker(project) ?? 'mypy';
  const program = environmentBinary(project, tool);
  return {
    command: `${program}${WORDS[tool](project)}`,
    options: { cwd: '{projectRoot}' },
    dependsOn: afterLockSlice(project, names),
    cache: true,
    inputs: OWN_SOURCES.concat(
      SETTINGS[tool],
      SOURCES_OF_DEPENDENCIES,
      environmentInputs(project, names),
      sharedSettings(project, tool),
      VARIABLES[tool],
      NO_NPM,
    ),
    outputs: [],
    metadata: {
      technologies: ['python', tool],
      description: `Check the types with ${tool}.`,
      help: {
        command: `${program}${tool === 'ty' ? ' check' : ''} --help`,
        example: { args: [EXAMPLES[tool]] },
      },
    },
  };
}

/** pyright takes the Python of the PATH unless told; ty looks beside the nearest manifest. */
const WORDS = {
  mypy: (project: PythonProject) => (namesItsFiles(project) ? '' : ' .'),
  pyright: (project: PythonProject) => ` --pythonpath ${environmentBinary(project, 'python')}`,
  ty: (project: PythonProject) => ` check --python ${environmentBinary(project, 'python')}`,
};

/** Where they look for modules before the environment; pyright asks the Python of the environment, as mypy does. */
const VARIABLES: Readonly<Record<keyof typeof WORDS, Inputs>> = {
  mypy: [{ env: 'MYPYPATH' }, ...PYTHON_VARIABLES],
  pyright: PYTHON_VARIABLES,
  ty: PYTHON_VARIABLES,
};

const EXAMPLES = { mypy: '--pretty', pyright: '--warnings', ty: '--output-format=concise' };

const SETTINGS: Readonly<Record<keyof typeof WORDS, Inputs>> = {
  mypy: beside('{mypy.ini,.mypy.ini,setup.cfg}'),
  pyright: beside('pyrightconfig.json'),
  ty: beside('ty.toml'),
};

function beside(file: string): Inputs {
  return [`{projectRoot}/${file}`, `{workspaceRoot}/${file}`];
}

/** A path on the command line would win over what the project configured. */
function namesItsFiles({ manifest, files }: PythonProject): boolean {
  const settings = manifest.tools['mypy'];
  return ['files', 'packages', 'modules'].some(
    (key) =>
      files.settings.has(`mypy.${key}`) || (isTable(settings) && Object.hasOwn(settings, key)),
  );
}
