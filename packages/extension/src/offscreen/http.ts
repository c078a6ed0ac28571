// Requests to the school's server and to the beacons its policy names; to nobody else (P13).
import type { HttpAnswer, HttpPort } from '@candour/agent';

const timeoutMs = 20_000;

export class NotOurServer extends Error {
  override readonly name = 'NotOurServer';
}

/** `allowedOrigins` is asked anew for each request: the policy may name other beacons tomorrow. */
export function createHttp(allowedOrigins: () => ReadonlySet<string>): HttpPort {
  return {
    async request({ method, url, headers, body }): Promise<HttpAnswer> {
      if (!allowedOrigins().has(new URL(url).origin)) throw new NotOurServer();
      const answer = await fetch(url, {
        method,
        headers: { ...headers },
        body,
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: new Uint8Array(await answer.arrayBuffer()),
      };
    },
  };
}
