// House rules that review would forget; each prints the file and what to do.
import { readFile, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { namesThatLeadNowhere } from './named-tests.mjs';
import { packageDirectory, repositoryRoot } from './paths.mjs';

const tracked = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  {
    cwd: repositoryRoot,
    encoding: 'utf8',
  },
)
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(repositoryRoot, file)));
const readTracked = (file) => readFile(join(repositoryRoot, file), 'utf8');
const readJson = async (file) => JSON.parse(await readFile(join(packageDirectory, file), 'utf8'));

const problems = [
  ...namesWithoutNoun(),
  ...(await listsThatDiffer('generators')),
  ...(await listsThatDiffer('executors')),
  ...(await undescribedOptions()),
  ...(await missingGuides()),
  ...(await namesThatLeadNowhere()),
  ...lockFilesOfUv(),
  ...(await registryHosts()),
  ...templatesThatTrip(),
];
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;

/** A helper lives in the room that knows its noun; `common-passwords` has one. */
function namesWithoutNoun() {
  return tracked
    .filter((file) => /(^|[/-])(utils?|helpers?|misc|common)([/.]|$)/.test(file))
    .map((file) => `${file}: names no subject. Move it to the room that knows its noun.`);
}

/** generators.json and executors.json against their folders. */
async function listsThatDiffer(kind) {
  const listed = Object.keys((await readJson(`${kind}.json`))[kind]).sort();
  const folders = (await readdir(join(packageDirectory, 'src', kind), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  if (listed.join() === folders.join()) return [];
  return [
    `${kind}.json lists ${listed.join(', ')}; src/${kind} holds ${folders.join(', ')}. Make them agree.`,
  ];
}

/** `nx g … --help` and Nx Console show the description of each option; without one they show "undefined". */
async function undescribedOptions() {
  const schemas = tracked.filter((file) => basename(file) === 'schema.json');
  const found = await Promise.all(
    schemas.map(async (file) => {
      const schema = JSON.parse(await readTracked(file));
      const undescribed = Object.entries(schema.properties ?? {})
        .filter(([, property]) => !property.description)
        .map(([option]) => `${file}: the option ${option} has no description.`);
      const open =
        schema.additionalProperties === false
          ? []
          : [`${file}: set additionalProperties to false.`];
      return [...undescribed, ...open];
    }),
  );
  return found.flat();
}

/** A user finds every generator and executor in the guide, by the words that are typed. */
async function missingGuides() {
  const pages = tracked.filter((file) => file.startsWith('docs/guide/'));
  const guide = (await Promise.all(pages.map(readTracked))).join('\n');
  const generators = Object.keys((await readJson('generators.json')).generators);
  const executors = Object.keys((await readJson('executors.json')).executors);
  return [
    ...generators.map((name) => `nx g @paxx/nx:${name}`),
    ...executors.map((name) => `nx run api:${name}`),
  ]
    .filter((command) => !guide.includes(command))
    .map((command) => `docs/guide: no page says what \`${command}\` does.`);
}

/** uv.lock names the registry of the machine that wrote it. */
function lockFilesOfUv() {
  return tracked
    .filter((file) => basename(file) === 'uv.lock')
    .map((file) => `${file}: uv.lock names a registry host. Generate it where it is needed.`);
}

async function registryHosts() {
  const lock = await readTracked('package-lock.json');
  return /"resolved": "https?:/.test(lock)
    ? [
        'package-lock.json: "resolved" names a registry host. Run: npm install --omit-lockfile-registry-resolved',
      ]
    : [];
}

/** npm drops these names from a package, and Nx or uv would take the folder for a project of this repository. */
function templatesThatTrip() {
  const tripping = [
    '.gitignore',
    '.npmrc',
    '.env',
    'pyproject.toml',
    'project.json',
    'package.json',
  ];
  return tracked
    .filter((file) => /\/files\//.test(file) && tripping.includes(basename(file)))
    .map(
      (file) =>
        `${file}: add the suffix .template (${dirname(file)} is packed and read as it stands).`,
    );
}
