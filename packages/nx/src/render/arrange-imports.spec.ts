import { arrangeImports } from './arrange-imports';

const known = [{ module: 'json' }, { module: 'decimal', name: 'Decimal' }];

describe('arrangeImports', () => {
  test('brings what is read, and leaves out what is not', () => {
    const text = '"""A module."""\n\nimport os\n\nTOTAL = Decimal(json.loads("1"))\n';
    expect(arrangeImports(text, known)).toBe(
      '"""A module."""\nimport json\nfrom decimal import Decimal\n\nTOTAL = Decimal(json.loads("1"))\n',
    );
  });

  test('does not read prose', () => {
    const text = '"""Makes a json."""\n\nimport os\n\n# As json. does it.\nos.getcwd()\n';
    expect(arrangeImports(text, known)).not.toContain('import json');
  });
});
