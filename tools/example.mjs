// `npm run example`: makes examples/shop/service anew with the generators as they are. `--check FOLDER` compares it with the
// service in FOLDER, which the script of the example has made, and writes nothing.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listDifferences } from './example/list-differences.mjs';
import { makeService } from './example/make-service.mjs';
import { readService } from './example/read-service.mjs';
import { settleRevisions } from './example/settle-revisions.mjs';
import { pack } from './pack.mjs';
import { repositoryRoot } from './paths.mjs';
import { ensurePackages } from './set-up/ensure-packages.mjs';
import { ensureUv } from './set-up/ensure-uv.mjs';

const example = join(repositoryRoot, 'examples/shop');
const service = join(example, 'service');
const [option, folder] = process.argv.slice(2);

await mkdir(service, { recursive: true });
if (option === '--check') await check(folder);
else await rewrite();

async function check(made) {
  const committed = await readService(service);
  const differences = listDifferences(
    settleRevisions(await readService(made), committed),
    committed,
  );
  for (const difference of differences)
    process.stderr.write(`examples/shop/service/${difference}\n`);
  if (differences.length === 0) return;
  process.stderr.write('The example is not what the generators write. Run: npm run example\n');
  process.exitCode = 1;
}

async function rewrite() {
  await ensurePackages();
  await ensureUv();
  await pack();
  const made = await readService(await makeService(join(example, 'create.sh')));
  const committed = await readService(service);
  const settled = settleRevisions(made, committed);
  for (const path of committed.keys()) if (!settled.has(path)) await rm(join(service, path));
  for (const [path, text] of settled) {
    await mkdir(dirname(join(service, path)), { recursive: true });
    await writeFile(join(service, path), text);
  }
  const changed = listDifferences(settled, committed).length;
  process.stdout.write(`\nexamples/shop/service: ${settled.size} files, ${changed} changed\n`);
}
