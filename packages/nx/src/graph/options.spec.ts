import { readOptions } from './options';

describe('readOptions', () => {
  it('gives every target its own name by default', () => {
    expect(readOptions(undefined)).toMatchObject({
      serveTargetName: 'serve',
      dbCheckTargetName: 'db-check',
    });
  });

  it('names an unknown option and the known ones', () => {
    expect(() => readOptions({ testTargetNam: 'x' })).toThrow(/'testTargetNam'.*testTargetName/);
  });

  it.each([true, 3, '', 'a b', 'a:b', null])('refuses %j as a name', (value) => {
    const refused = value === null ? { testTargetName: [] } : { testTargetName: value };
    expect(() => readOptions(refused)).toThrow(
      'Write "testTargetName": "test" or "testTargetName": false',
    );
  });

  it('refuses a switch that is neither on nor off', () => {
    expect(() => readOptions({ guardEnvironments: 'no' })).toThrow('"guardEnvironments": false');
    expect(() => readOptions({ guardEnvironments: false })).not.toThrow();
  });

  it('refuses two targets of one name', () => {
    expect(() => readOptions({ testTargetName: 'lint' })).toThrow(
      "Cannot name two targets 'lint' (options testTargetName and lintTargetName",
    );
  });
});
