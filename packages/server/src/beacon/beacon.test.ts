// A beacon's statement verifies, names the nonce and the address it saw, and takes nothing else.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beaconStatementSchema } from '@candour/contract';
import { generateSigningKeyPair, openSignedJson, randomBytes, toBase64Url } from '@candour/trust';
import type { KeyPair, SignedJson } from '@candour/trust';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { createBeacon } from './beacon.ts';

let pair: KeyPair;
let server: Server;
let url: string;
beforeAll(async () => {
  pair = await generateSigningKeyPair();
  server = createBeacon({ site: 'main', privateKey: pair.privateKey });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => server?.close());

it('vouches for a fresh nonce', async () => {
  const nonce = toBase64Url(randomBytes(16));
  const signed = (await (
    await fetch(`${url}/vouch?nonce=${nonce}`, { headers: { 'x-forwarded-for': '10.0.0.1' } })
  ).json()) as SignedJson;
  const statement = beaconStatementSchema.parse(await openSignedJson('candour/beacon/1', pair.publicKey, signed));
  expect(statement).toMatchObject({ site: 'main', nonce, address: '127.0.0.1' });
  expect(Math.abs(Date.now() - Date.parse(statement.at))).toBeLessThan(60_000);
});

it('bears whatever address it is asked at', async () => {
  for (const path of ['//', '///?nonce=x', 'http://', '*', '/?%zz&nonce=%E0%A4%A', '/\\']) {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect((server.address() as { port: number }).port, '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
      );
      let text = '';
      socket
        .on('data', (data) => (text += String(data)))
        .on('end', () => resolve(text))
        .on('error', reject);
    });
    expect(answer, path).toMatch(/^HTTP\/1\.1 4/);
  }
  expect((await fetch(`${url}/?nonce=${'x'.repeat(22)}`)).status).toBe(200);
});

it('refuses a nonce that is none, and anything but a question', async () => {
  for (const nonce of ['', 'short', 'x'.repeat(44), '!'.repeat(22)])
    expect((await fetch(`${url}/?nonce=${encodeURIComponent(nonce)}`)).status).toBe(422);
  expect((await fetch(`${url}/?nonce=${'x'.repeat(22)}`, { method: 'POST' })).status).toBe(405);
});
