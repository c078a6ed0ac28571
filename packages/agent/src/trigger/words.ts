// What of a pupil's text leaves the device beside a finding: the words around it, sealed to the safeguarding team.
import { wordsAadFields, type FindingEnvelope, type FindingWords } from '@candour/contract';
import { explain, type CompiledWatchlist, type Finding } from '@candour/detector';
import { aadOf, seal, toBase64Url, toUtf8, type Key } from '@candour/trust';
import { maxSeenLength, type SeenText } from '../seen.ts';

const excerptLength = 400;

export interface LookedAt {
  readonly text: string;
  /** Where it begins in what was handed over. */
  readonly from: number;
  /** In `text`; `null` where nobody goes on writing. */
  readonly caret: number | null;
}

/** The text as it is looked at: well-formed, and cut to what lies before the caret when it is too long. */
export function lookedAt({ surface, text, caret }: SeenText): LookedAt {
  const end = Math.min(text.length, Math.max(maxSeenLength, (caret ?? maxSeenLength) + 64));
  const from = Math.max(0, end - maxSeenLength);
  return {
    text: text.slice(from, end).toWellFormed(),
    from,
    caret: surface !== 'typed' || caret === null ? null : Math.min(end, Math.max(from, caret)) - from,
  };
}

/** About as much before the phrase as after it. */
function excerptOf(text: string, { start, end }: Finding['span']): Pick<FindingWords, 'excerpt' | 'span'> {
  const room = Math.max(0, excerptLength - (end - start));
  const from = Math.max(0, Math.min(start - Math.ceil(room / 2), text.length - excerptLength));
  const excerpt = text.slice(from, from + excerptLength).toWellFormed();
  return { excerpt, span: { start: start - from, end: Math.min(end - from, excerpt.length) } };
}

export function wordsOf(
  watchlist: CompiledWatchlist,
  finding: Finding,
  text: string,
  seen: Pick<SeenText, 'address' | 'title'>,
): FindingWords {
  return {
    ...excerptOf(text, finding.span),
    phrase: finding.path.slice(0, 200).toWellFormed(),
    why: explain(watchlist, finding, text).sentence.slice(0, 1_000).toWellFormed(),
    address: seen.address.slice(0, 400).toWellFormed(),
    title: seen.title.slice(0, 200).toWellFormed(),
  };
}

/** Sealed so that only the team opens it, and only as the words of this very envelope. */
export async function sealWords(
  words: FindingWords,
  bound: Pick<FindingEnvelope, 'id' | 'device' | 'boot' | 'entry' | 'madeAt'>,
  team: { readonly school: string; readonly key: Key; readonly epoch: number },
): Promise<string> {
  const plaintext = toUtf8(JSON.stringify(words));
  const sealed = await seal({
    kind: 'words',
    school: team.school,
    epoch: team.epoch,
    aad: aadOf(wordsAadFields(bound)),
    recipient: team.key,
    plaintext,
  });
  plaintext.fill(0);
  return toBase64Url(sealed);
}
