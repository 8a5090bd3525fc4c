import { Agent, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** The body read as JSON; throws where it is not. */
  json<Body = Record<string, unknown>>(): Body;
}

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  /** Sent as JSON, except where it is text, bytes, a form or chunks. */
  readonly body?: unknown;
  /** Keeps connections; without one, each request has a connection of its own. */
  readonly agent?: Agent | undefined;
  readonly milliseconds?: number;
}

/** One request over Node's own client, which lets a test send what `fetch` would refuse or correct. */
export function ask(url: string, options: RequestOptions = {}): Promise<Answer> {
  const { headers, chunks } = encode(options);
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, {
      method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
      headers,
      agent: options.agent ?? new Agent({ keepAlive: false }),
      timeout: options.milliseconds ?? 30_000,
    });
    request.on('timeout', () => request.destroy(new Error(`${url} gave no answer in time`)));
    let answered = false;
    // A server may answer and close while the body is still being sent.
    request.on('error', (error) => (answered ? undefined : reject(error)));
    request.on('response', (response) => {
      answered = true;
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string | undefined>,
          text,
          json: <Body>() => JSON.parse(text) as Body,
        });
      });
    });
    if (chunks === undefined) request.end();
    else Readable.from(chunks).pipe(request);
  });
}

interface Encoded {
  readonly headers: OutgoingHttpHeaders;
  readonly chunks: Iterable<string | Buffer> | undefined;
}

function encode({ body, headers = {} }: RequestOptions): Encoded {
  if (body === undefined) return { headers, chunks: undefined };
  if (isChunks(body)) return { headers, chunks: body };
  const [type, content] = serialise(body);
  const length = Buffer.byteLength(content);
  return {
    headers: { 'content-type': type, 'content-length': length, ...headers },
    chunks: [content],
  };
}

function serialise(body: unknown): [string, string | Buffer] {
  if (body instanceof URLSearchParams) {
    return ['application/x-www-form-urlencoded', body.toString()];
  }
  if (typeof body === 'string' || Buffer.isBuffer(body)) return ['application/json', body];
  return ['application/json', JSON.stringify(body)];
}

/** What a generator yields is sent chunk by chunk, with no declared length. */
function isChunks(body: unknown): body is Generator<string | Buffer> {
  return typeof body === 'object' && body !== null && 'next' in body;
}
