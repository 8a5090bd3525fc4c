import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkOutputContent } from './check-output-content';

describe('checkOutputContent', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'paxx-output-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('takes a folder that is absent or empty', () => {
    expect(checkOutputContent('api', 'dist/deploy/api', root)).toBeUndefined();
    expect(checkOutputContent('api', '.', root)).toBeUndefined();
  });

  it('takes an earlier deployment', () => {
    for (const file of ['main.py', 'uv.lock']) writeFileSync(join(root, file), '');
    expect(checkOutputContent('api', '.', root)).toBeUndefined();
  });

  it('refuses what no deployment is', () => {
    writeFileSync(join(root, 'values.yaml'), '');
    expect(checkOutputContent('api', '.', root)).toMatch(/holds 'values\.yaml' and no uv\.lock/);
    expect(checkOutputContent('api', 'values.yaml', root)).toMatch(/holds 'values\.yaml'/);
  });
});
