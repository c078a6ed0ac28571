// The agent's eyes: the worker looks and captures; what the frames say of secret fields is added here.
import type { ScreenPort } from '@candour/agent';
import { askWorker } from './ask.ts';
import type { Pages } from './pages.ts';

export class NoPicture extends Error {
  override readonly name = 'NoPicture';
}

const jpegHead = 'data:image/jpeg;base64,';

export function createScreen(pages: Pages): ScreenPort {
  return {
    async look() {
      const { tab, document, ...seen } = await askWorker<'look'>({ to: 'worker', ask: 'look' });
      return { ...seen, secretFocused: seen.kind === 'web' ? pages.isSecretFocused(tab, document) : null };
    },
    async capture(quality) {
      const picture = await askWorker<'capture'>({ to: 'worker', ask: 'capture', quality });
      if (!picture?.startsWith(jpegHead)) throw new NoPicture();
      return Uint8Array.fromBase64(picture.slice(jpegHead.length));
    },
  };
}
