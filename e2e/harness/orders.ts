import type { Agent } from 'node:http';
import { ask, type Answer } from './request';

export type Headers = Record<string, string>;

let made = 0;

/** Creates an order with a name that no other has. */
export function createOrder(url: string, headers: Headers, agent?: Agent): Promise<Answer> {
  made += 1;
  return ask(`${url}/orders`, { body: { name: `Order ${made}` }, headers, agent });
}

/** The ids of all orders, page by page. */
export async function listOrderIds(url: string, headers: Headers): Promise<Set<string>> {
  const ids = new Set<string>();
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? '' : `&cursor=${cursor}`;
    const answer = await ask(`${url}/orders?limit=100${after}`, { headers });
    const page = answer.json<{ items: { id: string }[]; next_cursor: string | null }>();
    for (const { id } of page.items) ids.add(id);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return ids;
}
