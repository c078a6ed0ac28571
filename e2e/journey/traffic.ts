// A loopback relay between the extension and the server that writes down every byte in both directions.
import { createWriteStream, mkdirSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { dirname } from 'node:path';

export interface Relay {
  readonly port: number;
  readonly file: string;
  /** Resolves when all that passed so far stands in the file. */
  flushed(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRelay(serverPort: number, file: string): Promise<Relay> {
  mkdirSync(dirname(file), { recursive: true });
  const record = createWriteStream(file);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(serverPort, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.on('data', (chunk) => record.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    file,
    flushed: () => new Promise((written, failed) => record.write('', (error) => (error ? failed(error) : written()))),
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
      await new Promise<void>((written) => record.end(written));
    },
  };
}
