import { reachable } from './await-port';

/** Where a service answers, as a user of this machine would type it. */
export function baseUrl({ host, port }: { readonly host: string; readonly port: number }): string {
  const name = reachable(host);
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
