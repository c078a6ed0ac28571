// The second codes: each second the pupil's page shows eight bars of sixteen colours, so that any frame tells when it was taken.
import { createHash } from 'node:crypto';

/** Sixteen colours far enough apart to survive JPEG at q50. Index = hex digit. */
export const barColours = [
  [0, 0, 0],
  [255, 255, 255],
  [255, 0, 0],
  [0, 160, 0],
  [0, 0, 255],
  [255, 255, 0],
  [0, 255, 255],
  [255, 0, 255],
  [128, 128, 128],
  [128, 0, 0],
  [0, 80, 0],
  [0, 0, 128],
  [255, 140, 0],
  [0, 140, 140],
  [140, 60, 200],
  [150, 220, 130],
] as const satisfies readonly (readonly [number, number, number])[];

/** The code of second `n`: the first 8 hex digits of SHA-256(`seed:n`). */
export const codeOf = (seed: string, n: number): string =>
  createHash('sha256').update(`${seed}:${n}`).digest('hex').slice(0, 8);

/** Height in CSS pixels of the strip of bars at the top of each page. */
export const stripHeight = 28;

/**
 * The script each page ends with: it has the codes, never the seed. `window.codeHeldAt = n` lets a page show no code after that of second n,
 * so that each second belongs to one page. A dot that changes each half second makes any two frames a second apart differ.
 */
export const codeBarsScript = (startedAt: number, codes: readonly string[]): string => `
(() => {
  if (window.top !== window) return;
  const colours = ${JSON.stringify(barColours)};
  const codes = '${codes.join('')}';
  const strip = document.createElement('div');
  strip.setAttribute('aria-hidden', 'true');
  strip.style.cssText = 'position:fixed;inset:0 0 auto 0;height:${stripHeight}px;display:flex;z-index:2147483647;pointer-events:none;forced-color-adjust:none';
  const bars = Array.from({ length: 8 }, () => { const bar = document.createElement('i'); bar.style.flex = '1'; strip.append(bar); return bar; });
  const dot = document.createElement('i');
  dot.style.cssText = 'position:absolute;right:2px;bottom:2px;width:4px;height:4px';
  strip.append(dot);
  document.documentElement.style.paddingTop = '${stripHeight}px';
  let shown = -1, half = -1;
  const show = () => {
    const now = (Date.now() - ${startedAt}) / 1000;
    const n = Math.min(Math.floor(now), window.codeHeldAt ?? Infinity);
    if (Math.floor(now * 2) !== half) { half = Math.floor(now * 2); dot.style.background = half % 2 ? '#000' : '#fff'; }
    if (n === shown || codes.length < n * 8 + 8) return;
    shown = n;
    if (!strip.isConnected) document.body.append(strip);
    bars.forEach((bar, place) => { bar.style.background = 'rgb(' + colours[parseInt(codes[n * 8 + place], 16)].join(',') + ')'; });
    requestAnimationFrame(() => requestAnimationFrame(() => navigator.sendBeacon('/shown', JSON.stringify({ n, page: location.host + location.pathname, at: Date.now() }))));
  };
  show();
  setInterval(show, 20);
})();`;

/** Reads a code from the top strip of RGBA pixels of one frame; `null` when a bar's colour is not clearly one of the sixteen. */
export function readCode(pixels: Uint8ClampedArray | Uint8Array, width: number): string | null {
  let code = '';
  for (let bar = 0; bar < 8; bar++) {
    const x = Math.round(((bar + 0.5) * width) / 8);
    const sum = [0, 0, 0];
    let count = 0;
    for (let y = 8; y < stripHeight - 8; y++) {
      for (let dx = -6; dx <= 6; dx++) {
        const at = (y * width + x + dx) * 4;
        for (let channel = 0; channel < 3; channel++) sum[channel] = (sum[channel] ?? 0) + (pixels[at + channel] ?? 0);
        count++;
      }
    }
    const colour = sum.map((value) => value / count);
    const ranked = barColours
      .map((candidate, digit) => ({
        digit,
        distance: Math.hypot(...candidate.map((value, channel) => value - (colour[channel] ?? 0))),
      }))
      .sort((one, other) => one.distance - other.distance);
    const [best, second] = ranked;
    if (!best || !second || best.distance > 60 || best.distance * 1.3 > second.distance) return null;
    code += best.digit.toString(16);
  }
  return code;
}
