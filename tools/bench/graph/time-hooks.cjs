// Prints, as JSON, how long both hooks took in this process that has done nothing before, and a last time after three.
'use strict';

const { prepareHooks, readArguments } = require('./run-hooks.cjs');

async function timeHooks() {
  const run = prepareHooks(readArguments(process.argv.slice(2)));
  const usage = process.cpuUsage();
  const start = performance.now();
  const { projects, dependencies } = await run();
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(usage);
  const all = Object.values(projects);
  const targets = all.reduce((sum, project) => sum + Object.keys(project.targets).length, 0);
  await run();
  await run();
  const again = performance.now();
  await run();
  const result = {
    milliseconds,
    later: performance.now() - again,
    cpu: (user + system) / 1000,
    projects: all.length,
    targets,
    edges: dependencies.length,
    bytes: JSON.stringify(projects).length,
  };
  process.stdout.write(JSON.stringify(result));
}

void timeHooks();
