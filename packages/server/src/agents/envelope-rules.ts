// Decides what an envelope's words must fit before anything of it is kept. No SQL, no HTTP.
import { CandourError } from '@candour/contract';
import type { ClipEnvelope, FindingEnvelope } from '@candour/contract';

/** Guard time is the server's own time carried on by the device: it may be off by a slow answer or two. */
export const SIGN_IN_TOLERANCE_MS = 60_000;

export interface SeenSignIn {
  readonly device: string;
  readonly boot: string;
  readonly since: string;
  readonly until: string;
  readonly endedAt: string | null;
}

/** Whether the server saw this sign-in on this device, in this start, at that time. */
export function coversFinding(
  signIn: SeenSignIn,
  finding: Pick<FindingEnvelope, 'device' | 'boot' | 'madeAt'>,
): boolean {
  if (signIn.device !== finding.device || signIn.boot !== finding.boot) return false;
  const madeAt = Date.parse(finding.madeAt);
  const end = Math.min(
    Date.parse(signIn.until),
    signIn.endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(signIn.endedAt),
  );
  return madeAt >= Date.parse(signIn.since) - SIGN_IN_TOLERANCE_MS && madeAt <= end + SIGN_IN_TOLERANCE_MS;
}

/** @throws CandourError `envelope-malformed` for what no honest agent sends */
export function checkFinding(finding: FindingEnvelope): void {
  if (finding.severity === 'note') throw malformed('notes are counted, not sent');
  if (finding.clip.state === 'coming' && finding.severity !== 'critical')
    throw malformed('a clip is kept on critical only');
  if (finding.clip.state === 'coming' && finding.pupil.known !== 'sign-in')
    throw malformed('a clip needs a pupil who signed in');
}

const LONGEST_CLIP_MS = 60_000;

/** @throws CandourError `envelope-malformed` for frames out of order, references to nothing, or more than 60 seconds */
export function checkManifest({ frames, gaps }: Pick<ClipEnvelope, 'frames' | 'gaps'>): void {
  const own = new Set<number>();
  let before: { index: number; at: string } | undefined;
  for (const frame of frames) {
    if (before && (frame.index <= before.index || frame.at < before.at)) throw malformed('frames out of order');
    if ('same' in frame && !own.has(frame.same)) throw malformed('a frame refers to one that is not there');
    if ('sha256' in frame) own.add(frame.index);
    before = frame;
  }
  const [first, last] = [frames[0], frames.at(-1)];
  if (first && last && Date.parse(last.at) - Date.parse(first.at) > LONGEST_CLIP_MS)
    throw malformed('a clip of more than 60 seconds');
  if (gaps.some(({ from, to }) => to < from)) throw malformed('a gap that ends before it begins');
}

const malformed = (detail: string): CandourError => new CandourError('envelope-malformed', detail);
