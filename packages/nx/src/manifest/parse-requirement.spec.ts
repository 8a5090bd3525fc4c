import { parseRequirement } from './parse-requirement';

describe('parseRequirement', () => {
  it.each([
    ['fastapi', 'fastapi'],
    ['FastAPI[standard] >=0.115,<1', 'fastapi'],
    ['My_Lib.core==1.0', 'my-lib-core'],
    ['my--lib ; python_version < "3.12"', 'my-lib'],
    ['pricing @ file:///srv/pricing', 'pricing'],
    ['uvloop~=0.21; sys_platform != "win32"', 'uvloop'],
    ['  ruff  ', 'ruff'],
  ])('finds the distribution that %j names', (text, name) => {
    expect(parseRequirement(text)).toBe(name);
  });

  it.each(['', '>=1.0', '-e ../lib', 'lib/', './lib'])('finds no distribution in %j', (text) => {
    expect(parseRequirement(text)).toBeUndefined();
  });
});
