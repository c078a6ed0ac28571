// Which of an entry's conditions decided, in words that a 13-year-old understands; and all of them, in exact ones.
import type { CompiledEntry } from '../compiled/open.ts';
import type { Finding, MetCondition } from '../types.ts';
import { quoted } from './quoted.ts';

const because = {
  typed: 'it was typed',
  copied: 'it was copied',
  searched: 'it was searched for',
  'query-start': 'the search began with it',
  negated: 'the sentence said “not” or something like it',
  question: 'it was a question',
  'first-person': 'the sentence was about the person who wrote it',
  quoted: 'it stood between quotation marks',
  'in-title': 'it looked like a title',
  'on-search': 'it was on a search page',
  'on-video': 'it was on a site for videos',
  'on-social': 'it was on a social network',
  'on-messaging': 'it was on a site for messages',
  'on-school-work': 'it was on a site for school work',
  'on-reference': 'it was on a site for looking things up',
  'on-news': 'it was on a site for news',
  'on-literature': 'it was on a site for books and poems',
  'on-games': 'it was on a site for games',
  'on-music': 'it was on a site for music',
  'on-shopping': 'it was on a site for shopping',
  'on-code': 'it was on a site for programming',
  'on-assistant': 'it was on a site with a computer that answers',
  near: 'of what stood near it',
  'not-near': 'of what stood near it',
} as const satisfies Record<MetCondition, string>;

const joined = (reasons: readonly string[]): string => {
  const unique = [...new Set(reasons)];
  return [...unique.slice(0, -2), unique.slice(-2).join(' and ')].join(', ');
};

/** A sentence with a space before it; empty when the entry asks for nothing, or for nothing that decided. */
export function decided(finding: Finding, entry: CompiledEntry, text: string): string {
  const reasonOf = (condition: MetCondition): string =>
    (condition === 'near' || condition === 'not-near') && finding.context
      ? `${quoted(text.slice(finding.context.start, finding.context.end))} stood near it`
      : because[condition];
  const { conditions, verdict } = finding;
  if (verdict === 'stands')
    return conditions.length === 0 ? '' : ` It counted because ${joined(conditions.map(reasonOf))}.`;
  const innocent = conditions.filter(
    (condition) => condition === 'not-near' || (condition !== 'near' && entry.unless?.includes(condition)),
  );
  return innocent.length > 0
    ? ` It was taken as harmless because ${joined(innocent.map(reasonOf))}.`
    : ' It was taken as harmless because something was missing that would have made it serious.';
}

const wordsAtMost = 12;

function listed(words: readonly string[]): string {
  const more = words.length - wordsAtMost;
  const shown = words.slice(0, wordsAtMost).map(quoted).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** What the entry asks of a hit's surroundings. */
export function askedOf({ near, notNear, only, unless, hidden, ordinary, caseSensitive }: CompiledEntry): string {
  const rules = [
    notNear && `innocent within ${notNear.within} words of ${listed(notNear.words)}`,
    near && `only within ${near.within} words of ${listed(near.words)}`,
    only && `only ${only.join(', ')}`,
    unless && `unless ${unless.join(', ')}`,
    hidden && `sees through ${hidden.join(', ')}`,
    ordinary && `never takes ${listed(ordinary)} for a hidden word`,
    caseSensitive && 'upper and lower case told apart',
  ].filter((rule) => typeof rule === 'string');
  return rules.length > 0 ? rules.join('; ') : 'nothing';
}
