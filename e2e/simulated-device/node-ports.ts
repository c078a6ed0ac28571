// The agent's ports on Node: real time, real HTTP, a key file, and a screen that shows numbered pictures.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClockPort, HttpAnswer, HttpPort, HttpRequest, ScreenLook, ScreenPort } from '@candour/agent';
import { type Bytes, exportSigningSeed, generateSigningKeyPair, importSigningSeed, type KeyPair } from '@candour/trust';

export const nodeClock: ClockPort = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const timeoutMs = 20_000;

export const nodeHttp: HttpPort = {
  async request({ method, url, headers, body }: HttpRequest): Promise<HttpAnswer> {
    const answer = await fetch(url, {
      method,
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: new Uint8Array(await answer.arrayBuffer()),
    };
  },
};

/** Node cannot store a key without its bytes: the seed lies in a file of its owner, and is imported so that it cannot be exported. */
export async function deviceKeyIn(folder: string): Promise<KeyPair> {
  const path = join(folder, 'device-key');
  if (!existsSync(path)) {
    const fresh = await generateSigningKeyPair(true);
    writeFileSync(path, await exportSigningSeed(fresh.privateKey), { mode: 0o600, flag: 'wx' });
    chmodSync(path, 0o600);
  }
  return importSigningSeed(new Uint8Array(readFileSync(path)));
}

/** A tab in front that shows an ordinary page; each picture has the marks of a JPEG and its number. */
export class NumberedScreen implements ScreenPort {
  picture = 0;
  frameBytes: number;
  shown: ScreenLook;

  constructor(hosts: readonly string[], frameBytes = 60_000) {
    this.frameBytes = frameBytes;
    this.shown = {
      kind: 'web',
      page: 'tab-1/page-1',
      windowFocused: true,
      minimised: false,
      privateWindow: false,
      secretFocused: false,
      hosts,
    };
  }

  look = async (): Promise<ScreenLook> => this.shown;

  capture = async (): Promise<Bytes> => {
    const jpeg = new Uint8Array(this.frameBytes);
    for (let at = 20; at < jpeg.length - 2; at++) jpeg[at] = (at * 7 + this.picture * 31 + (at >> 8)) & 0xff;
    jpeg.set([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00]);
    new DataView(jpeg.buffer).setUint32(12, this.picture);
    jpeg.set([0xff, 0xd9], jpeg.length - 2);
    return jpeg;
  };
}
