// One HTTP exchange over a connection that is kept, as light as Node can make it: 900 devices share this process.
import { Agent, request } from 'node:http';

export interface Exchange {
  readonly status: number;
  readonly body: Buffer;
  readonly retryAfterMs: number | null;
}

/** As many connections as devices: each keeps its own. */
export const connections = new Agent({
  keepAlive: true,
  maxSockets: Number.POSITIVE_INFINITY,
  maxFreeSockets: Number.POSITIVE_INFINITY,
});

/** Rejects without an answer within 20 s, as the extension's HTTP port does. */
export function exchange(
  method: 'GET' | 'POST',
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: Uint8Array,
): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method,
        agent: connections,
        headers: { ...headers, ...(body ? { 'content-length': String(body.length) } : {}) },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const seconds = Number(answer.headers['retry-after']);
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(parts),
            retryAfterMs: Number.isFinite(seconds) && answer.headers['retry-after'] ? seconds * 1000 : null,
          });
        });
      },
    );
    asked.setTimeout(20_000, () => asked.destroy(new Error('no answer within 20 s')));
    asked.on('error', reject);
    asked.end(body);
  });
}
