// The files and tests that docs/security.md names, against those that there are.
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { packageDirectory, repositoryRoot } from './paths.mjs';

const page = 'docs/security.md';
const templates = ['project', 'feature'].map((name) =>
  join(packageDirectory, 'src/generators', name, 'files'),
);

/** One line for each name that leads nowhere. */
export async function namesThatLeadNowhere() {
  const text = await readFile(join(repositoryRoot, page), 'utf8');
  const names = new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name));
  const files = (await Promise.all(templates.map(filesOf))).flat();
  const checked = await Promise.all([...names].map(async (name) => [name, await leads(name)]));
  return checked
    .filter(([, found]) => found === false)
    .map(([name]) => `${page}: \`${name}\` does not exist. Name what is there now.`);

  /** undefined for what is no name of a file or a test. */
  function leads(name) {
    const [file, ...titles] = name.split(/::| › /);
    if (titles.length > 0 && /^\w+\.py$/.test(file)) return hasPythonTest(file, titles);
    if (titles.length > 0 && /^[\w-]+\.spec\.ts$/.test(file)) return hasSpec(file, titles);
    if (/^[\w/.-]+\/[\w-]+\.(py|txt)$/.test(name)) return hasFile(name);
    return undefined;
  }

  function hasFile(name) {
    return files.some((file) => file.endsWith(`/${name}`));
  }

  async function hasPythonTest(name, titles) {
    const candidates = files.filter((file) => basename(file) === name);
    const tests = await Promise.all(candidates.map(pythonTests));
    return tests.flat().includes(titles.join('::'));
  }
}

/** Each title, from `describe` inwards, is a text of the file. */
async function hasSpec(name, titles) {
  const text = await readFile(join(repositoryRoot, 'e2e', name), 'utf8').catch(() => '');
  return titles.every((title) => text.includes(`'${title}'`));
}

async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Such as `TestLogIn::test_unknown`, and `test_alone` outside of a class. */
async function pythonTests(file) {
  let group = '';
  return (await readFile(file, 'utf8')).split('\n').flatMap((line) => {
    const [, indent, kind, name] = /^(\s*)(?:async )?(class|def) (\w+)/.exec(line) ?? [];
    if (indent === '') group = kind === 'class' ? `${name}::` : '';
    return kind === 'def' && name.startsWith('test_') ? [group + name] : [];
  });
}
