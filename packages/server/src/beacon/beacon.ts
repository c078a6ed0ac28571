// Answers a nonce with a signed statement of where the request came from and when. Knows nothing else, keeps nothing.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { beaconStatementSchema } from '@candour/contract';
import type { BeaconStatement } from '@candour/contract';
import { signJson } from '@candour/trust';
import type { Key } from '@candour/trust';
import { isoOf, systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';

export interface BeaconSettings {
  readonly site: string;
  readonly privateKey: Key;
  readonly clock?: Clock;
}

/** 16 to 32 bytes in base64url. */
const NONCE = /^[A-Za-z0-9_-]{22,43}$/;

/** GET ?nonce=…; the address is that of the connection, since what a header says anybody could have written. */
export function createBeacon({ site, privateKey, clock = systemClock }: BeaconSettings): Server {
  const server = createServer((request, response) => {
    // Not by URL, which throws at an address such as `//`: one such request would end the beacon, and with it the school's watch.
    const nonce = new URLSearchParams((request.url ?? '').split('?')[1]).get('nonce') ?? '';
    response.setHeader('cache-control', 'no-store');
    if (request.method !== 'GET' || !NONCE.test(nonce)) {
      response.writeHead(request.method === 'GET' ? 422 : 405).end();
      return;
    }
    const statement: BeaconStatement = {
      site,
      nonce,
      at: isoOf(clock.now()),
      address: addressOf(request.socket.remoteAddress),
    };
    signJson('candour/beacon/1', privateKey, beaconStatementSchema.parse(statement)).then(
      (signed) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(signed)),
      () => response.writeHead(500).end(),
    );
  });
  // Nobody needs to keep a connection to it.
  server.keepAliveTimeout = 1_000;
  server.headersTimeout = 5_000;
  server.requestTimeout = 5_000;
  return server;
}

/** An IPv4 address as it is, also where the socket speaks IPv6. */
const addressOf = (remote: string | undefined): string => (remote ?? '').replace(/^::ffff:(?=\d+\.)/, '');
