import { projectShape } from '../../testing/project-shape';
import { filesOf } from '../../testing/python-project';
import { environmentBinary } from './environment-binary';
import { planDbCheck } from './plan-db-check';
import { planFormat } from './plan-format';
import { planLint } from './plan-lint';
import { planOpenapi } from './plan-openapi';
import { planTest } from './plan-test';
import { planTypecheck } from './plan-typecheck';

const NAMES = { lockSliceTargetName: 'lock-slice' };
const IN_PROJECT = { cwd: '{projectRoot}' };

describe('environmentBinary', () => {
  it('is relative to the project', () => {
    expect(environmentBinary(projectShape(), 'ruff', 'linux')).toBe('../../.venv/bin/ruff');
    const alone = projectShape('', { environment: 'apps/api' });
    expect(environmentBinary(alone, 'ruff', 'linux')).toBe('.venv/bin/ruff');
  });

  it('is written for its own shell on Windows', () => {
    expect(environmentBinary(projectShape(), 'ruff', 'win32')).toBe(
      '..\\..\\.venv\\Scripts\\ruff.exe',
    );
  });
});

describe('the commands', () => {
  it('run in the folder of the project', () => {
    const project = projectShape();
    for (const plan of [planTest, planFormat, planTypecheck, planDbCheck, planOpenapi]) {
      expect(plan(project, '', NAMES).options).toEqual(IN_PROJECT);
    }
  });

  it('test again when the database of the tests is another one', () => {
    expect(planTest(projectShape(), '', NAMES).inputs).toContainEqual({
      env: 'TEST_DATABASE_URL',
    });
  });

  it('give what follows the dashes to ruff alone', () => {
    const { options } = planLint(
      projectShape('[tool.importlinter]\nroot_packages = ["core"]'),
      '',
      NAMES,
    );
    expect(options).toMatchObject({
      parallel: false,
      commands: [
        { command: '../../.venv/bin/ruff check .', forwardAllArgs: true },
        { command: '../../.venv/bin/lint-imports', forwardAllArgs: false },
      ],
    });
  });

  it('leave import-linter out where nothing configures it', () => {
    expect(planLint(projectShape(), '', NAMES).options).toMatchObject({ commands: { length: 1 } });
  });

  it('let format only check in a configuration', () => {
    const { command, configurations, cache } = planFormat(projectShape());
    expect(command).toBe('../../.venv/bin/ruff format .');
    expect(configurations).toEqual({ check: { command: '../../.venv/bin/ruff format --check .' } });
    expect(cache).toBeUndefined();
  });

  it('let mypy follow the files that it is configured for', () => {
    expect(planTypecheck(projectShape(), '', NAMES).command).toBe('../../.venv/bin/mypy .');
    expect(planTypecheck(projectShape('[tool.mypy]\nfiles = ["src"]'), '', NAMES).command).toBe(
      '../../.venv/bin/mypy',
    );
  });

  it('let mypy follow what an ini file names', () => {
    const files = filesOf(['setup.cfg'], { settings: new Set(['mypy', 'mypy.files']) });
    expect(planTypecheck(projectShape('', { files }), '', NAMES).command).toBe(
      '../../.venv/bin/mypy',
    );
  });

  it('tell pyright and ty which Python they check for', () => {
    expect(planTypecheck(projectShape('[tool.pyright]'), '', NAMES).command).toBe(
      '../../.venv/bin/pyright --pythonpath ../../.venv/bin/python',
    );
    expect(
      planTypecheck(projectShape('[tool.ty]', { environment: 'apps/api' }), '', NAMES).command,
    ).toBe('.venv/bin/ty check --python .venv/bin/python');
  });

  it("ask a service's own command line for its document, else import it", () => {
    const entrypoint = { app: 'shop.web:app', from: 'src' } as const;
    const openapi = (openapiCommand: boolean): unknown =>
      planOpenapi(
        projectShape('', { files: filesOf([], { entrypoint, openapiCommand }) }),
        '',
        NAMES,
      ).command;
    expect(openapi(true)).toBe('../../.venv/bin/python -m cli openapi --output openapi.json');
    expect(openapi(false)).toBe(
      '../../.venv/bin/python ../../node_modules/@paxx/nx/dist/python/write_openapi.py shop.web:app --from src --output openapi.json',
    );
  });

  it('hand no character of an entrypoint to the shell that means something there', () => {
    const entrypoint = { app: "a:$(rm -rf ~) `x`; 'y' | z", from: '.' } as const;
    const { command } = planOpenapi(
      projectShape('', { files: filesOf([], { entrypoint }) }),
      '',
      NAMES,
    );
    expect(command).toContain(' a:rm-rfxyz --output');
  });

  it('never cache the comparison with a database', () => {
    expect(planDbCheck(projectShape()).cache).toBeUndefined();
  });
});
