// The traffic between extension and server as a place of its own: what the relay wrote down, both ways.
import { readFile } from 'node:fs/promises';
import { joined, type Place } from './places.ts';
import type { Relay } from './traffic.ts';

export function trafficPlace(relay: Relay): Place {
  return {
    name: 'traffic between extension and server',
    async *read() {
      yield ['relay', await readFile(relay.file)] as const;
    },
    // A request through the relay that the server knows nothing to do with. What was recorded of it stays; its marks tell it apart.
    async plant(controls, look) {
      await fetch(`http://127.0.0.1:${relay.port}/planted`, {
        method: 'POST',
        body: new Uint8Array(joined(controls)),
      }).then((answer) => answer.arrayBuffer());
      await relay.flushed();
      await look();
    },
  };
}

/** Compressed answers would hide what they hold from the search. */
export const isCompressed = (bytes: Buffer): boolean =>
  /\r\ncontent-encoding:\s*(gzip|br|deflate|zstd)/i.test(bytes.toString('latin1'));
