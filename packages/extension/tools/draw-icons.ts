// Draws the toolbar icons: an open eye on a rounded square. Run it by hand after a change: `node tools/draw-icons.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';

const folder = new URL('../src/public/icons/', import.meta.url);
mkdirSync(folder, { recursive: true });
const ink = [255, 255, 255] as const;
const ground = [15, 98, 92] as const;
const samples = 4;

/** 0 = outside, 1 = ground, 2 = ink; coordinates from -1 to 1. */
function shade(x: number, y: number): 0 | 1 | 2 {
  const corner = 0.45;
  const dx = Math.max(Math.abs(x) - (1 - corner), 0);
  const dy = Math.max(Math.abs(y) - (1 - corner), 0);
  if (Math.hypot(dx, dy) > corner) return 0;
  // The eye: where two circles meet, its iris a ring.
  const isEye = Math.hypot(x, y + 0.62) < 1.02 && Math.hypot(x, y - 0.62) < 1.02;
  const fromMiddle = Math.hypot(x, y);
  if (!isEye) return 1;
  if (fromMiddle < 0.14) return 2;
  return fromMiddle < 0.31 ? 1 : 2;
}

for (const size of [16, 32, 48, 128]) {
  const png = new PNG({ width: size, height: size });
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const sum = [0, 0, 0, 0];
      for (let step = 0; step < samples * samples; step += 1) {
        const x = ((column + ((step % samples) + 0.5) / samples) / size) * 2 - 1;
        const y = ((row + (Math.floor(step / samples) + 0.5) / samples) / size) * 2 - 1;
        const kind = shade(x, y);
        if (kind === 0) continue;
        const colour = kind === 2 ? ink : ground;
        for (const channel of [0, 1, 2] as const) sum[channel] = (sum[channel] ?? 0) + colour[channel];
        sum[3] = (sum[3] ?? 0) + 1;
      }
      const hits = sum[3] ?? 0;
      const at = (row * size + column) * 4;
      for (const channel of [0, 1, 2]) png.data[at + channel] = hits === 0 ? 0 : Math.round((sum[channel] ?? 0) / hits);
      png.data[at + 3] = Math.round((hits / samples ** 2) * 255);
    }
  }
  writeFileSync(new URL(`${size}.png`, folder), PNG.sync.write(png));
}
