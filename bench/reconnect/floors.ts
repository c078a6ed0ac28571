// What the same machine needs for as much that does nothing: the floors that the figure is held against.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { connections, exchange } from './exchange.ts';

/** A server that reads the body and says 200, in a thread of its own; the same devices, the same sizes. */
export async function bareExchanges(deviceCount: number, each: number, bytes: number): Promise<number> {
  const server = new Worker(new URL('./bare-server.ts', import.meta.url));
  const [port] = (await once(server, 'message')) as [number];
  const body = new Uint8Array(bytes);
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: deviceCount }, async () => {
      for (let sent = 0; sent < each; sent += 1) await exchange('POST', `http://127.0.0.1:${port}/`, {}, body);
    }),
  );
  const tookMs = performance.now() - startedMs;
  connections.destroy();
  await server.terminate();
  return tookMs;
}

/** One row a transaction, durable, over as many connections as the server has. */
export async function bareInserts(ownerUrl: string, count: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 10 });
  try {
    await pool.query('CREATE TABLE bench_floor (id bigint PRIMARY KEY, sealed bytea NOT NULL)');
    const sealed = Buffer.alloc(1_000, 7);
    let next = 0;
    const startedMs = performance.now();
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        while (next < count) await pool.query('INSERT INTO bench_floor VALUES ($1, $2)', [next++, sealed]);
      }),
    );
    return performance.now() - startedMs;
  } finally {
    await pool.query('DROP TABLE IF EXISTS bench_floor');
    await pool.end();
  }
}
