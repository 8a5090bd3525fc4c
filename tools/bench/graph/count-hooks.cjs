// Prints, as JSON, what both hooks do at the disk, and how many characters of manifests they parse of those that there are.
'use strict';

const fs = require('node:fs');
const { prepareHooks, readArguments } = require('./run-hooks.cjs');

const opened = new Map();
const counts = { opened: 0, openedTwice: 0, listed: 0, asked: 0, parsed: 0, manifests: 0 };
let isCounting = false;

/** What throws found nothing. */
function count(owner, name, note) {
  const original = owner[name];
  owner[name] = (...args) => {
    const result = original.apply(owner, args);
    if (isCounting) note(args[0]);
    return result;
  };
}

function noteOpened(path) {
  // What is opened already is given by its number.
  if (typeof path !== 'string') return;
  counts.opened += 1;
  opened.set(path, (opened.get(path) ?? 0) + 1);
}

async function countHooks() {
  const given = readArguments(process.argv.slice(2));
  for (const name of ['readFileSync', 'openSync']) count(fs, name, noteOpened);
  count(fs, 'readdirSync', () => (counts.listed += 1));
  for (const name of ['existsSync', 'statSync', 'realpathSync'])
    count(fs, name, () => (counts.asked += 1));
  countParsing(given.plugin);
  const run = prepareHooks(given);
  isCounting = true;
  await run();
  isCounting = false;
  for (const path of opened.keys())
    if (path.endsWith('pyproject.toml')) counts.manifests += fs.readFileSync(path, 'utf8').length;
  counts.openedTwice = [...opened.values()].filter((times) => times > 1).length;
  process.stdout.write(JSON.stringify(counts));
}

/** What a bundle exports cannot be replaced in place. */
function countParsing(plugin) {
  const file = require.resolve('smol-toml', { paths: [plugin] });
  const copy = { ...require(file) };
  count(copy, 'parse', (text) => (counts.parsed += text.length));
  require.cache[file].exports = copy;
}

void countHooks();
