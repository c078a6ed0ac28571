// Counts the cryptography that runs on other threads, so that a test can wait until none is in flight, however slow the machine.

type Work = (this: unknown, ...given: unknown[]) => Promise<unknown>;
const names = ['encrypt', 'decrypt', 'sign', 'verify', 'digest', 'generateKey', 'deriveBits', 'deriveKey'];
const keyNames = ['importKey', 'exportKey', 'wrapKey', 'unwrapKey'];
const methods = Object.getPrototypeOf(crypto.subtle) as Record<string, Work>;
let running = 0;

for (const name of [...names, ...keyNames]) {
  const work = methods[name];
  if (!work) continue;
  methods[name] = function counted(...given) {
    running++;
    return work.apply(this, given).finally(() => {
      running--;
    });
  };
}

export const runningCrypto = (): number => running;
