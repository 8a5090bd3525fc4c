import type { RunState } from './global-setup';

export default async function tearDown(): Promise<void> {
  for (const server of (globalThis as RunState).__paxxServers ?? []) await server.stop();
}
