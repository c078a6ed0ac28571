// Hears what a test build reports of its ring, once a second.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AgentState } from '@candour/agent';

export type RingSample = AgentState['ring'] & { readonly atMs: number };

export interface RingEar {
  readonly url: string;
  readonly samples: RingSample[];
  close(): Promise<void>;
}

export async function startRingEar(): Promise<RingEar> {
  const samples: RingSample[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const line = Buffer.concat(parts).toString();
      if (line.startsWith('ring '))
        samples.push({ ...(JSON.parse(line.slice(5)) as AgentState['ring']), atMs: performance.now() });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    samples,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
