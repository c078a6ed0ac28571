// The themes of findings: finer than the nine sets of the measuring data, each mapped to one of them or to none.

/** The nine themes of the measuring data (`rightTheme` compares by these). */
export const dataThemes = [
  'self_harm',
  'violence_weapons',
  'bullying_hate',
  'radicalisation',
  'grooming_sexual',
  'drugs',
  'eating_disorder',
  'gangs_cce',
  'abuse_disclosure',
] as const;
export type DataTheme = (typeof dataThemes)[number];

interface ThemeFacts {
  readonly name: string;
  readonly dataTheme: DataTheme | null;
  /** A webcam still is never taken for these (P4). */
  readonly neverStill?: true;
  /** Release to parents starts as withheld for these (P9). */
  readonly parentsWithheld?: true;
}

export const themes = {
  suicide: { name: 'Suicide', dataTheme: 'self_harm' },
  'self-harm': { name: 'Self-harm', dataTheme: 'self_harm' },
  'eating-disorder': { name: 'Eating disorder', dataTheme: 'eating_disorder' },
  bullying: { name: 'Bullying', dataTheme: 'bullying_hate' },
  hate: { name: 'Hate', dataTheme: 'bullying_hate', parentsWithheld: true },
  violence: { name: 'Violence', dataTheme: 'violence_weapons' },
  weapons: { name: 'Weapons', dataTheme: 'violence_weapons' },
  radicalisation: { name: 'Radicalisation', dataTheme: 'radicalisation', parentsWithheld: true },
  grooming: { name: 'Grooming', dataTheme: 'grooming_sexual', neverStill: true },
  'sexual-exploitation': {
    name: 'Sexual exploitation',
    dataTheme: 'grooming_sexual',
    neverStill: true,
    parentsWithheld: true,
  },
  'sexual-content': { name: 'Sexual content', dataTheme: 'grooming_sexual', neverStill: true },
  drugs: { name: 'Drugs and alcohol', dataTheme: 'drugs' },
  gambling: { name: 'Gambling', dataTheme: null },
  gangs: { name: 'Gangs', dataTheme: 'gangs_cce' },
  'criminal-exploitation': { name: 'Criminal exploitation', dataTheme: 'gangs_cce' },
  'abuse-disclosure': { name: 'Abuse at home', dataTheme: 'abuse_disclosure', neverStill: true, parentsWithheld: true },
  'running-away': { name: 'Running away', dataTheme: null, parentsWithheld: true },
  'forced-marriage': {
    name: 'Forced marriage',
    dataTheme: 'abuse_disclosure',
    neverStill: true,
    parentsWithheld: true,
  },
  fgm: { name: 'FGM', dataTheme: 'abuse_disclosure', neverStill: true, parentsWithheld: true },
  'illegal-content': { name: 'Illegal content', dataTheme: null, neverStill: true },
} as const satisfies Record<string, ThemeFacts>;

export type Theme = keyof typeof themes;
export const themeNames = Object.keys(themes) as [Theme, ...Theme[]];
export const themeFacts = (theme: Theme): ThemeFacts => themes[theme];
