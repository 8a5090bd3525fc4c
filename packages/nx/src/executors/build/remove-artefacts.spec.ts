import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeArtefacts } from './remove-artefacts';

describe('removeArtefacts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paxx-dist-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes sdists and wheels away and nothing else', () => {
    const files = ['a-0.1.0.tar.gz', 'a-0.1.0-py3-none-any.whl', '.gitignore', 'report.html'];
    for (const file of files) writeFileSync(join(folder, file), '');
    removeArtefacts(folder);
    expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'report.html']);
  });

  it('does nothing where there is no folder', () => {
    expect(() => removeArtefacts(join(folder, 'absent'))).not.toThrow();
  });
});
