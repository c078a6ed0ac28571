// docs/matching.md §3: steps, ways, and which of the matches remain.
import type { WatchlistSlot } from '@candour/contract';
import type { MatchingCase } from './matching-case.ts';

const slots: readonly WatchlistSlot[] = [
  { name: 'harm', language: 'en', phrases: ['kill~', 'do away with'] },
  { name: 'harm', language: 'pl', phrases: ['zabić'] },
];

export const phraseCases: readonly MatchingCase[] = [
  { says: 'words in order', phrases: ['kill me'], text: 'me kill me', found: ['kill me'] },
  {
    says: 'forms',
    phrases: ['kill~ him'],
    text: 'killed him killing him kills him killer him',
    found: ['killed him', 'killing him', 'kills him'],
  },
  { says: 'no forms without the sign', phrases: ['kill him'], text: 'killed him', found: [] },
  {
    says: 'alternatives',
    phrases: ['i {want to|wanna} die'],
    text: 'i want to die i wanna die i want die',
    found: ['i want to die', 'i wanna die'],
  },
  {
    says: 'an empty alternative',
    phrases: ['i {really|} mean it'],
    text: 'i mean it i really mean it',
    found: ['i mean it', 'i really mean it'],
  },
  {
    says: 'an optional step',
    phrases: ['i (really really) mean it'],
    text: 'i mean it i really really mean it i really mean it',
    found: ['i mean it', 'i really really mean it'],
  },
  {
    says: 'forms inside alternatives',
    phrases: ['{kill~|end} it'],
    text: 'killing it ending it end it',
    found: ['killing it', 'end it'],
  },
  {
    says: 'a slot',
    phrases: ['i [harm] them'],
    slots,
    text: 'i killed them i do away with them i zabić them',
    found: ['i killed them', 'i do away with them'],
  },
  {
    says: 'a slot inside alternatives',
    phrases: ['i {[harm]|spare} them'],
    slots,
    text: 'i kill them i spare them',
    found: ['i kill them', 'i spare them'],
  },
  {
    says: 'a slot of the language',
    phrases: ['chcę [harm]'],
    entry: { language: 'pl' },
    slots,
    text: 'chce zabic chce kill',
    found: ['chce zabic'],
  },
  {
    says: 'a gap of up to two',
    phrases: ['kill <2> friend'],
    text: 'kill friend kill my friend kill my best friend kill my very best friend',
    found: ['kill friend', 'kill my friend', 'kill my best friend'],
  },
  {
    says: 'a gap of at least one',
    phrases: ['kill <1-2> friend'],
    text: 'kill friend; kill my friend; kill my best friend',
    found: ['kill my friend', 'kill my best friend'],
  },
  { says: 'no break inside a gap', phrases: ['kill <2> friend'], text: 'kill my, friend; kill. my friend', found: [] },
  {
    says: 'a gap in a script without spaces',
    phrases: ['想 <2> 死'],
    entry: { language: 'zh' },
    text: '想要去死',
    found: ['想要去死'],
  },
  {
    says: 'emoji are other words',
    phrases: ['kill <1> you'],
    text: 'kill 🙂🙂 you kill 🙂 you',
    found: ['kill 🙂 you'],
  },
  {
    says: 'what parts words must stand there',
    phrases: ['9/11 plan'],
    text: '9/11 plan 9 / 11 plan 9 11 plan 9.11 plan',
    found: ['9/11 plan', '9 / 11 plan'],
  },
  {
    says: 'upper and lower case where asked',
    phrases: ['ED'],
    entry: { caseSensitive: true },
    text: 'ed Ed ED',
    found: ['ED'],
  },
  {
    says: 'of two that lie in one another, the longer',
    phrases: ['want to die', 'i want to die', 'die'],
    text: 'i want to die',
    found: ['i want to die'],
  },
  {
    says: 'those that overlap both remain',
    phrases: ['i want to', 'want to die'],
    text: 'i want to die',
    found: ['i want to', 'want to die'],
  },
  {
    says: 'a longer gap takes the shorter in',
    phrases: ['kill <3> friend'],
    text: 'kill my friend best friend',
    found: ['kill my friend best friend'],
  },
];
