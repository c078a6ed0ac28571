// The fixed list of outcomes that close an incident (DESIGN §2), each with what it means in plain words.
export const outcomes = {
  helped: { verdict: 'concern-confirmed', label: 'Helped', meaning: 'The pupil looked for help or was given it' },
  supported: {
    verdict: 'concern-confirmed',
    label: 'Supported in school',
    meaning: 'The school supports the pupil itself',
  },
  referred: { verdict: 'concern-confirmed', label: 'Referred', meaning: 'Passed to an outside body by a referral' },
  'known-already': {
    verdict: 'concern-confirmed',
    label: 'Known already',
    meaning: 'The concern was known and is being worked on',
  },
  'passed-on': {
    verdict: 'concern-confirmed',
    label: 'Passed on',
    meaning: 'Handed to the person or school responsible',
  },
  'school-work': { verdict: 'no-concern', label: 'School work', meaning: 'Written for a lesson or homework' },
  'quotation-or-literature': {
    verdict: 'no-concern',
    label: 'Quotation or literature',
    meaning: 'A quotation, a set text, song lyrics or news',
  },
  'other-meaning': { verdict: 'no-concern', label: 'Other meaning', meaning: 'The words mean something else here' },
  'figure-of-speech': { verdict: 'no-concern', label: 'Figure of speech', meaning: 'An idiom or exaggeration' },
  'slang-misread': {
    verdict: 'no-concern',
    label: 'Slang misread',
    meaning: 'Slang that the list took for something else',
  },
  'wrong-language': { verdict: 'no-concern', label: 'Wrong language', meaning: 'An innocent word of another language' },
  'prank-or-other-person': {
    verdict: 'no-concern',
    label: 'Prank or another person',
    meaning: 'Somebody else typed it, or a joke among friends',
  },
  'seeking-information': {
    verdict: 'no-concern',
    label: 'Seeking information',
    meaning: 'About the topic, not about oneself',
  },
  'machine-made': {
    verdict: 'no-concern',
    label: 'Machine-made',
    meaning: 'An advert, autofill or a dictation proposal',
  },
  undetermined: { verdict: 'undetermined', label: 'Undetermined', meaning: 'It could not be found out' },
} as const satisfies Record<
  string,
  { verdict: 'concern-confirmed' | 'no-concern' | 'undetermined'; label: string; meaning: string }
>;

export type Outcome = keyof typeof outcomes;
export type Verdict = (typeof outcomes)[Outcome]['verdict'];
export const outcomeNames = Object.keys(outcomes) as [Outcome, ...Outcome[]];
