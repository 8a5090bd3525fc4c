// Preloaded into a Node process and all that it starts (NODE_OPTIONS=--require): writes a line to PAXX_BENCH_RECORD for each
// process started and each file read, and whether a file of the plugin stands in the call stack. Counts do not vary as times do.
'use strict';

const childProcess = require('node:child_process');
const fs = require('node:fs');

const { appendFileSync } = fs;
const record = process.env.PAXX_BENCH_RECORD;
const plugin = /[\\/]node_modules[\\/]@paxx[\\/]nx[\\/]/;
const modules = /\.(c?js|mjs|node|wasm)$|[\\/]package\.json$/;
let depth = 0;

if (record) {
  wrap(childProcess.ChildProcess.prototype, 'spawn', ([options]) => started(options.args));
  for (const name of ['spawnSync', 'execFileSync', 'execSync'])
    wrap(childProcess, name, ([command, args]) =>
      started([command, ...(Array.isArray(args) ? args : [])]),
    );
  for (const name of ['readFile', 'readFileSync']) wrap(fs, name, ([path]) => read(path));
  wrap(fs.promises, 'readFile', ([path]) => read(path));
}

/** Calls `note` before the function; what the function itself calls of these is not noted again. */
function wrap(owner, name, note) {
  const original = owner[name];
  owner[name] = function (...args) {
    if (depth === 0) note(args);
    depth += 1;
    try {
      return original.apply(this, args);
    } finally {
      depth -= 1;
    }
  };
}

function started(argv) {
  write({ kind: 'process', argv, ours: calledByPlugin() });
}

function read(path) {
  if (typeof path === 'string' && !modules.test(path))
    write({ kind: 'file', path, ours: calledByPlugin() });
}

function calledByPlugin() {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 60;
  const { stack } = new Error();
  Error.stackTraceLimit = limit;
  return plugin.test(stack);
}

function write(line) {
  appendFileSync(record, `${JSON.stringify(line)}\n`);
}
