// How figures and themes are written for people.
import type { Share } from './report.ts';

export const count = (value: number): string => value.toLocaleString('en-GB');
export const sharesOrCount = (hits: number, of: number): string => (of === 0 ? '–' : `${count(hits)} of ${count(of)}`);

const percent = (share: number): string => (100 * share).toFixed(1);
export const percentShare = ({ share, interval: [low, high] }: Share): string =>
  `${percent(share)}\u00a0%\u00a0(${percent(low)}–${percent(high)})`;

/** A rate per 1,000: two decimals below 10, one from there on. */
export const rateText = (rate: number): string => rate.toFixed(rate < 10 ? 2 : 1);
const perThousand = (share: number): string => rateText(1_000 * share);
export const perThousandShare = ({ share, interval: [low, high] }: Share): string =>
  `${perThousand(share)}\u00a0(${perThousand(low)}–${perThousand(high)})`;

const themeNames: Readonly<Record<string, string>> = {
  self_harm: 'self-harm, suicide',
  violence_weapons: 'violence, weapons',
  bullying_hate: 'bullying, hate',
  radicalisation: 'radicalisation',
  grooming_sexual: 'grooming, sexual',
  drugs: 'drugs, alcohol',
  eating_disorder: 'eating disorder',
  gangs_cce: 'gangs, exploitation',
  abuse_disclosure: 'abuse at home',
};
export const themeName = (theme: string): string =>
  Object.hasOwn(themeNames, theme) ? (themeNames[theme] ?? theme) : theme.replaceAll('_', ' ');
