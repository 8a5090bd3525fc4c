import type { Shape } from '../shape';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget, TargetNames } from './inferred-target';
import {
  afterLockSlice,
  environmentInputs,
  type Inputs,
  NO_NPM,
  ownSources,
  PYTHON_VARIABLES,
  SOURCES_OF_DEPENDENCIES,
  sharedSettings,
} from './inputs';

/** The type checker in the project's folder: from the root mypy stops at the second module named `core`. */
export function planTypecheck(shape: Shape, _name: string, names: TargetNames): PlannedTarget {
  const tool = shape.typeChecker ?? 'mypy';
  const program = environmentBinary(shape, tool);
  return {
    command: `${program}${WORDS[tool](shape)}`,
    options: { cwd: '{projectRoot}' },
    dependsOn: afterLockSlice(shape, names),
    cache: true,
    inputs: [
      ...ownSources(SETTINGS[tool]),
      ...SOURCES_OF_DEPENDENCIES,
      ...environmentInputs(shape, names, sharedSettings(shape, tool, SETTINGS[tool])),
      ...VARIABLES[tool],
      ...NO_NPM,
    ],
    outputs: [],
    metadata: {
      technologies: [tool],
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
  mypy: ({ namesItsFiles }: Shape) => (namesItsFiles ? '' : ' .'),
  pyright: (shape: Shape) => ` --pythonpath ${environmentBinary(shape, 'python')}`,
  ty: (shape: Shape) => ` check --python ${environmentBinary(shape, 'python')}`,
};

/** Where they look for modules before the environment; pyright asks the Python of the environment, as mypy does. */
const VARIABLES: Readonly<Record<keyof typeof WORDS, Inputs>> = {
  mypy: [{ env: 'MYPYPATH' }, ...PYTHON_VARIABLES],
  pyright: PYTHON_VARIABLES,
  ty: PYTHON_VARIABLES,
};

const EXAMPLES = { mypy: '--pretty', pyright: '--warnings', ty: '--output-format=concise' };

const SETTINGS: Readonly<Record<keyof typeof WORDS, readonly string[]>> = {
  mypy: ['mypy.ini', '.mypy.ini', 'setup.cfg'],
  pyright: ['pyrightconfig.json'],
  ty: ['ty.toml'],
};
