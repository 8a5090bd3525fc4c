import { availableParallelism } from 'node:os';
import { nxVersions } from './nx-versions.mjs';

/** How the figures were taken and on what, in two lines. */
export function describeMethod({ uv, python }) {
  const [first, ...others] = nxVersions;
  return [
    'Each pair in turn (ours, baseline, ours, …) after a warm-up that is not counted: median (lowest–highest); the ratio and the difference are medians over the pairs. Absolute times depend on the machine, ratios hardly do.',
    `Taken on ${availableParallelism()} cores, ${process.platform}, Node ${process.versions.node}, uv ${uv}${python === undefined ? '' : `, Python ${python}`}, Nx ${first} (the graph and parts of tests on 24.0.6, stopping also on ${others.join(' and ')}), the packed plugin in a fresh workspace. Repeat with \`npm run bench\`.`,
  ].join('\n\n');
}
