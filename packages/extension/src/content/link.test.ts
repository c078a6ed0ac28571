// The port of a frame: what it hears, and what it must forget when it was cut and may have missed something.
import { beforeEach, expect, test } from 'vitest';
import { createLink } from './link.ts';

type Listener = (message?: unknown) => void;
class FakePort {
  readonly heard: Listener[] = [];
  readonly cut: Listener[] = [];
  readonly sent: unknown[] = [];
  onMessage = { addListener: (listener: Listener) => this.heard.push(listener) };
  onDisconnect = { addListener: (listener: Listener) => this.cut.push(listener) };
  postMessage = (message: unknown): void => void this.sent.push(message);
}
let ports: FakePort[] = [];
beforeEach(() => {
  ports = [];
  const connect = (): FakePort => {
    const port = new FakePort();
    ports.push(port);
    return port;
  };
  Object.assign(globalThis, { chrome: { runtime: { id: 'x', connect, sendMessage: async () => {} } } });
});

test('what was written is forgotten when somebody else signs in, and when that may have been missed', () => {
  let forgotten = 0;
  const link = createLink('text', { onOrphaned() {}, onOpened() {}, onForget: () => (forgotten += 1) });
  link.open();
  for (const listener of ports[0]?.heard ?? []) listener({ tell: 'forget' });
  expect(forgotten).toBe(1);
  for (const listener of ports[0]?.cut ?? []) listener();
  expect([forgotten, link.isOpen]).toEqual([2, false]);
  link.say({ say: 'changed' });
  expect(ports[1]?.sent).toEqual([{ say: 'changed' }]);
});
