import type { ProjectConfiguration } from '@nx/devkit';

export const FIRST_PORT = 8000;

/** The ports that the `serve` targets of the workspace name, with the project of each. */
export function servePorts(
  projects: ReadonlyMap<string, ProjectConfiguration>,
): Map<number, string> {
  const ports = new Map<number, string>();
  for (const [name, { targets }] of projects) {
    const options: unknown = targets?.['serve']?.options;
    const port = (options as { port?: unknown } | undefined)?.port;
    if (typeof port === 'number') ports.set(port, name);
  }
  return ports;
}

/** The lowest port from 8000 on that no `serve` target names. */
export function nextPort(taken: ReadonlyMap<number, string>): number {
  let port = FIRST_PORT;
  while (taken.has(port)) port += 1;
  return port;
}
