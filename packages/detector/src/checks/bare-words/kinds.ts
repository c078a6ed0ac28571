// The kinds of words that are never watched by themselves.

export const bareKinds = ['faith', 'origin', 'sexuality', 'language', 'support', 'help', 'common'] as const;
export type BareKind = (typeof bareKinds)[number];

/** Of one language: words and short phrases, parted by commas. */
export type BareWords = Readonly<Record<BareKind, string>>;

/** What such a word is, to be read after "this is". */
export const bareKindSays: Readonly<Record<BareKind, string>> = {
  faith: 'a word of faith: it says who somebody is, not that something is wrong',
  origin: 'a word for where somebody comes from: it says who somebody is, not that something is wrong',
  sexuality: 'a word of sexuality or gender: it says who somebody is, not that something is wrong',
  language: 'the name of a language: it says nothing but who speaks',
  support: 'a word for a need or a disability: it says who somebody is, not that something is wrong',
  help: 'what somebody writes who looks for help: watching it would teach children not to ask',
  common: 'an everyday word: it would be found in most texts',
};
