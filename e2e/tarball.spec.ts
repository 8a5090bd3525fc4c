import { execFileSync } from 'node:child_process';
import { tarballPath } from './harness/tarball';

describe('the tarball', () => {
  const files = execFileSync('tar', ['-tzf', tarballPath()], { encoding: 'utf8' }).split('\n');

  it('packs no test of the plugin, no map and no cache', () => {
    const unwanted = /\.spec\.|\.map$|__pycache__|\.pyc$|\.tsbuildinfo$|dist\/testing\/|_cache\//;
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  it('packs the files that npm would drop, under another name', () => {
    expect(files).toContain('package/dist/generators/project/files/.gitignore.template');
    expect(files).toContain('package/dist/generators/project/files/.env.example.template');
  });
});
