// A term behind the school: what was found, when, and what people decided, so that no screen of a made-up school is empty.
import { type Outcome, type Surface, surfaces, type WatchlistEntry } from '@candour/contract';
import { exampleInput } from '@candour/detector';
import type { MadePupil } from './people.ts';
import type { Chance } from './random.ts';

/** One incident of the past term, before anything is sealed or written. */
export interface PastIncident {
  readonly at: Date;
  readonly pupil: MadePupil;
  readonly entry: WatchlistEntry;
  readonly surface: Surface;
  readonly excerpt: string;
  readonly title: string;
  readonly address: string;
  /** `null`: still waiting. */
  readonly outcome: Outcome | null;
  readonly reasonableToCheck: boolean;
  readonly reason: string;
  readonly minutesToClose: number;
}

const pages: Record<Surface, readonly (readonly [title: string, address: string])[]> = {
  typed: [
    ['Year 9 English – shared document', 'documents.school.example/english'],
    ['Messages – class chat', 'chat.school.example/9b'],
    ['Personal notes', 'notes.school.example/today'],
  ],
  copied: [
    ['Encyclopaedia article', 'encyclopaedia.example/article'],
    ['Lyrics', 'lyrics.example/song'],
  ],
  searched: [
    ['Search results', 'search.example/search'],
    ['Video search', 'video.example/results'],
  ],
};

const confirmed: readonly (readonly [Outcome, string])[] = [
  ['supported', 'Spoke with the pupil at break; a weekly check-in with the form tutor begins.'],
  ['helped', 'The pupil asked for help by writing this. Saw the school counsellor the same day.'],
  ['known-already', 'Known to the team; today’s note was added to the plan we have with the family.'],
  ['referred', 'Agreed with the pupil and the family to ask for help from outside.'],
];
const noConcern: readonly (readonly [Outcome, string])[] = [
  ['school-work', 'An essay set in the lesson; the teacher confirmed it.'],
  ['quotation-or-literature', 'A line from the set text.'],
  ['figure-of-speech', 'An exaggeration among friends, checked with the tutor.'],
  ['other-meaning', 'The words mean something else here.'],
  ['seeking-information', 'Homework on the topic, not about the pupil.'],
  ['prank-or-other-person', 'A friend typed it; both told us the same.'],
];

/** School days between two dates, Monday to Friday, without the made-up half-term. */
function schoolDays(from: Date, to: Date): Date[] {
  const days: Date[] = [];
  for (let day = new Date(from); day < to; day = new Date(day.getTime() + 86_400_000)) {
    const isHalfTerm = day.toISOString() >= '2026-10-26' && day.toISOString() < '2026-11-01';
    if (day.getUTCDay() % 6 !== 0 && !isHalfTerm) days.push(day);
  }
  return days;
}

/** Where an entry is only met, or never, in one way, its incidents came that way. */
function surfaceFor(entry: WatchlistEntry, drawn: Surface): Surface {
  const { only = [], unless = [] } = entry;
  const suits =
    (only.includes(drawn) || !surfaces.some((one) => only.includes(one))) &&
    !only.includes('query-start') &&
    !unless.includes(drawn) &&
    !(unless.includes('query-start') && drawn === 'searched');
  return suits ? drawn : exampleInput(entry, '').surface;
}

/** Draws a term of about eleven weeks that ends at `now`, oldest first; the last few are still waiting. */
export function makeTerm(from: {
  readonly pupils: readonly MadePupil[];
  readonly entries: readonly WatchlistEntry[];
  readonly count: number;
  readonly now: Date;
  readonly chance: Chance;
}): PastIncident[] {
  const { chance, now, count } = from;
  const days = schoolDays(new Date(now.getTime() - 77 * 86_400_000), now);
  const counted = from.entries.filter((entry) => entry.severity !== 'note');
  const past = Array.from({ length: count }, (): PastIncident => {
    const entry = chance.pick(counted);
    const day = chance.pick(days);
    const at = new Date(
      Date.UTC(
        day.getUTCFullYear(),
        day.getUTCMonth(),
        day.getUTCDate(),
        chance.whole(8, 15),
        chance.whole(0, 59),
        chance.whole(0, 59),
        chance.whole(0, 999),
      ),
    );
    const surface = surfaceFor(entry, chance.pick(['typed', 'typed', 'typed', 'copied', 'searched'] as const));
    const [title, address] = chance.pick(pages[surface]);
    const [outcome, reason] = chance.happens(0.42)
      ? chance.pick(confirmed)
      : chance.happens(0.06)
        ? (['undetermined', 'Nobody could say who had typed it.'] as const)
        : chance.pick(noConcern);
    return {
      at: at < now ? at : new Date(now.getTime() - chance.whole(60, 600) * 60_000),
      pupil: chance.pick(from.pupils),
      entry,
      surface,
      excerpt: chance.pick(entry.examples.concerning),
      title,
      address,
      outcome,
      reason,
      reasonableToCheck: noConcern.some(([name]) => name === outcome) && chance.happens(0.5),
      minutesToClose: entry.severity === 'concern' ? chance.whole(20, 900) : chance.whole(4, 90),
    };
  });
  past.sort((one, other) => one.at.getTime() - other.at.getTime());
  const waiting = Math.min(9, Math.ceil(count / 15));
  // What waits came in since yesterday afternoon: nobody here leaves an urgent one for days.
  const recently = (): Date => new Date(now.getTime() - chance.whole(4, 16 * 60) * 60_000);
  const all = past.map((incident, place) =>
    place < count - waiting ? incident : { ...incident, at: recently(), outcome: null },
  );
  return all.sort((one, other) => one.at.getTime() - other.at.getTime());
}
