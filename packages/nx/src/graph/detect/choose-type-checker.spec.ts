import { filesOf, pythonProject } from '../../testing/python-project';
import { chooseTypeChecker } from './choose-type-checker';

const shared = (...tools: string[]) => ({ sharedTools: new Set(tools) });

describe('chooseTypeChecker', () => {
  it.each([
    ['', {}, undefined],
    ['dependencies = ["pyright"]', {}, 'pyright'],
    ['dependencies = ["ty", "pyright", "mypy"]', {}, 'mypy'],
    ['dependencies = ["ty", "pyright"]', {}, 'pyright'],
    ['dependencies = ["mypy", "pyright"]\n[tool.pyright]', {}, 'pyright'],
    ['[tool.ty]', shared('mypy', 'ty'), 'ty'],
    ['', shared('ty'), 'ty'],
    ['', { ...shared('mypy', 'pyright'), files: filesOf(['pyrightconfig.json']) }, 'pyright'],
    ['[tool.pyright]\n[tool.mypy]', {}, 'mypy'],
    // Of a configuration without the program there is nothing to run.
    ['dependencies = ["pyright"]\n[tool.mypy]', {}, 'pyright'],
  ] as const)('reads %j with %j as %s', (manifest, changes, tool) => {
    expect(chooseTypeChecker(pythonProject(manifest, changes))).toBe(tool);
  });
});
