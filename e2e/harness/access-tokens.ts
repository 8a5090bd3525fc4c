import { createHmac } from 'node:crypto';

type Json = Record<string, unknown>;

export interface Jwt {
  readonly header: Json;
  readonly claims: Json;
}

export function readJwt(token: string): Jwt {
  const [header, claims] = token
    .split('.', 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Json);
  if (header === undefined || claims === undefined) throw new Error(`'${token}' is no JWT`);
  return { header, claims };
}

/** Signs as the service does with its SECRET_KEY, so that only what a test changes is wrong. */
export function signJwt(secret: string, { header, claims }: Jwt, purpose = 'access-token'): string {
  const key = createHmac('sha256', secret).update(purpose).digest();
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

/** As a library that believes the header would accept it. */
export function unsignedJwt({ header, claims }: Jwt, algorithm = 'none'): string {
  return `${encode({ ...header, alg: algorithm })}.${encode(claims)}.`;
}

function encode(part: Json): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
