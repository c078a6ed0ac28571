// The second codes: each second the pupil's page shows eight bars of sixteen colours, so that any frame tells when it was taken.
import { createHash } from 'node:crypto';

/** Sixteen colours far enough apart to survive JPEG at q50. Index = hex digit. */
export const barColours = [
  [0, 0, 0], [255, 255, 255], [255, 0, 0], [0, 160, 0], [0, 0, 255], [255, 255, 0], [0, 255, 255], [255, 0, 255],
  [128, 128, 128], [128, 0, 0], [0, 80, 0], [0, 0, 128], [255, 140, 0], [0, 140, 140], [140, 60, 200], [150, 220, 130],
] as const satisfies readonly (readonly [number, number, number])[];

/** The code of second `n`: the first 8 hex digits of SHA-256(`seed:n`). */
export const codeOf = (seed: string, n: number): string => createHash('sha256').update(`${seed}:${n}`).digest('hex').slice(0, 8);

/** Height in CSS pixels of the strip of bars at the top of each page. */
export const stripHeight = 28;

/** The script each page ends with. It asks the server for the code of each second, so that the seed never stands in a page. */
export const codeBarsScript = (start: number): string => `
(() => {
  const colours = ${JSON.stringify(barColours)};
  if (window.top !== window) return;
  const strip = document.createElement('div');
  strip.setAttribute('aria-hidden', 'true');
  strip.style.cssText = 'position:fixed;inset:0 0 auto 0;height:${stripHeight}px;display:flex;z-index:2147483647;pointer-events:none';
  const bars = Array.from({ length: 8 }, () => { const bar = document.createElement('i'); bar.style.flex = '1'; strip.append(bar); return bar; });
  document.documentElement.style.paddingTop = '${stripHeight}px';
  let codes = null, shown = -1;
  const show = () => {
    const n = Math.floor((Date.now() - ${start}) / 1000);
    if (!codes || n === shown || !codes[n]) return;
    shown = n;
    if (!strip.isConnected) document.body.append(strip);
    [...codes[n]].forEach((digit, place) => { bars[place].style.background = 'rgb(' + colours[parseInt(digit, 16)].join(',') + ')'; });
    requestAnimationFrame(() => requestAnimationFrame(() => navigator.sendBeacon('/shown', JSON.stringify({ n, page: document.documentElement.dataset.page || location.pathname, visible: document.visibilityState }))));
  };
  fetch('/codes.json').then((answer) => answer.json()).then((list) => { codes = list; show(); setInterval(show, 20); });
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
      .map((candidate, digit) => ({ digit, distance: Math.hypot(...candidate.map((value, channel) => value - (colour[channel] ?? 0))) }))
      .sort((one, other) => one.distance - other.distance);
    const [best, second] = ranked;
    if (!best || !second || best.distance > 60 || best.distance * 1.3 > second.distance) return null;
    code += best.digit.toString(16);
  }
  return code;
}
