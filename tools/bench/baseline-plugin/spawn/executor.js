'use strict';

const { spawn } = require('node:child_process');
const { join } = require('node:path');

/** Starts uvicorn with the workspace's Python and waits for its end: no check before, no watching, no stop of its own. */
module.exports = async function spawnUvicorn({ port }, context) {
  const { root } = context.projectsConfigurations.projects[context.projectName];
  const python = join(context.root, '.venv/bin/python');
  const child = spawn(python, ['-m', 'uvicorn', 'main:app', '--port', String(port)], {
    cwd: join(context.root, root),
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  return { success: code === 0 };
};
