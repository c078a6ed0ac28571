// An incident's row as its actions make it: one pure step per action, used by every write and by the rebuild alike.
import { CandourError, certainties, higherSeverity, statusAfter } from '@candour/contract';
import type {
  ActionDetail,
  ActionKind,
  Certainty,
  ClipId,
  DeviceId,
  EpisodeId,
  IncidentAct,
  IncidentActionKind,
  IncidentId,
  IncidentStatus,
  LoggedAction,
  Outcome,
  PersonId,
  PupilId,
  Severity,
  Surface,
} from '@candour/contract';

export interface ProjectedClip {
  readonly clip: ClipId;
  /** `coming` a finding named it · `listed` its manifest is here · `stored` every frame of the manifest is here. */
  readonly state: 'coming' | 'listed' | 'stored';
  readonly frames: number;
  readonly gaps: number;
}

/** The row of table `incident`, column by column (snake_case there). */
export interface IncidentRecord {
  readonly school: string;
  readonly id: IncidentId;
  readonly status: IncidentStatus;
  readonly severity: Severity;
  readonly device: DeviceId;
  readonly episode: EpisodeId;
  readonly pupil: PupilId | null;
  readonly certainty: Certainty;
  readonly themes: readonly ActionDetail<'incident.received'>['theme'][];
  readonly surfaces: readonly Surface[];
  readonly findingCount: number;
  readonly clips: readonly ProjectedClip[];
  readonly firstAt: string;
  readonly lastAt: string;
  readonly receivedAt: string;
  readonly leasePerson: PersonId | null;
  readonly leaseUntil: string | null;
  readonly outcome: Outcome | null;
  readonly reasonableToCheck: boolean | null;
  readonly closedAt: string | null;
  readonly closedBy: PersonId | null;
}

type ActionOf<Kind extends ActionKind> = Omit<LoggedAction, 'kind' | 'detail'> & {
  readonly kind: Kind;
  readonly detail: ActionDetail<Kind>;
};
type IncidentAction = { [Kind in IncidentActionKind]: ActionOf<Kind> }[IncidentActionKind];

/** Which act of the lifecycle an action is; `null` changes no status and is allowed in each. */
export const actOfAction = {
  'incident.received': 'receive',
  'incident.joined': 'receive',
  'incident.clip-listed': null,
  'incident.clip-stored': null,
  'incident.leased': 'take',
  'incident.renewed': 'renew',
  'incident.released': 'release',
  'incident.lease-expired': 'expire',
  'incident.words-opened': 'open-words',
  'incident.evidence-opened': 'open-evidence',
  'incident.closed': 'close',
} as const satisfies Record<IncidentActionKind, IncidentAct | null>;

export const isIncidentAction = (action: Pick<LoggedAction, 'kind'>): boolean => action.kind in actOfAction;

const noLease = { leasePerson: null, leaseUntil: null } as const;
const notClosed = { outcome: null, reasonableToCheck: null, closedAt: null, closedBy: null } as const;

/**
 * The row after one more action. Who may act was decided before the action was written: here only what the lifecycle can hold is held.
 * @throws CandourError `projection-differs` when the action cannot follow on the row
 */
export function applyAction(row: IncidentRecord | undefined, logged: LoggedAction): IncidentRecord {
  if (!isIncidentAction(logged)) throw new CandourError('projection-differs', `${logged.kind} is no incident's action`);
  const action = logged as unknown as IncidentAction;
  if (action.kind === 'incident.received') {
    if (row) throw new CandourError('projection-differs', `incident ${action.on} was received twice`);
    return received(action);
  }
  if (!row) throw new CandourError('projection-differs', `${action.kind} before incident ${action.on} was received`);
  return { ...row, ...changeOf(row, action), status: statusOf(row, action.kind) };
}

function statusOf(row: IncidentRecord, kind: IncidentActionKind): IncidentStatus {
  const act = actOfAction[kind];
  if (act === null) return row.status;
  const status = statusAfter(row.status, act);
  if (!status) throw new CandourError('projection-differs', `${kind} while incident ${row.id} is ${row.status}`);
  return status;
}

function changeOf(
  row: IncidentRecord,
  action: Exclude<IncidentAction, ActionOf<'incident.received'>>,
): Partial<IncidentRecord> {
  switch (action.kind) {
    case 'incident.joined':
      return joined(row, action);
    case 'incident.clip-listed': {
      const { clip, frames, gaps } = action.detail;
      return { clips: withClip(row.clips, { clip, state: 'listed', frames, gaps }) };
    }
    case 'incident.clip-stored': {
      const known = row.clips.find((clip) => clip.clip === action.detail.clip);
      return {
        clips: withClip(row.clips, { frames: 0, gaps: 0, ...known, clip: action.detail.clip, state: 'stored' }),
      };
    }
    case 'incident.leased':
      return { leasePerson: action.by.id as PersonId, leaseUntil: action.detail.until };
    case 'incident.renewed':
      return { leaseUntil: action.detail.until };
    case 'incident.released':
    case 'incident.lease-expired':
      return noLease;
    case 'incident.words-opened':
    case 'incident.evidence-opened':
      return {};
    case 'incident.closed': {
      const { outcome, reasonableToCheck } = action.detail;
      return { ...noLease, outcome, reasonableToCheck, closedAt: action.at, closedBy: action.by.id as PersonId };
    }
  }
}

function received(action: ActionOf<'incident.received'>): IncidentRecord {
  const { detail } = action;
  return {
    school: action.school,
    id: action.on as IncidentId,
    status: 'waiting',
    severity: detail.severity,
    device: detail.device,
    episode: detail.episode as EpisodeId,
    pupil: detail.pupil,
    certainty: detail.certainty,
    themes: [detail.theme],
    surfaces: [detail.surface],
    findingCount: 1,
    clips: clipsNamed([], detail),
    firstAt: detail.madeAt,
    lastAt: detail.madeAt,
    receivedAt: action.at,
    ...noLease,
    ...notClosed,
  };
}

function joined(row: IncidentRecord, { detail }: ActionOf<'incident.joined'>): Partial<IncidentRecord> {
  const isSurer = certainties.indexOf(detail.certainty) < certainties.indexOf(row.certainty);
  return {
    severity: higherSeverity(row.severity, detail.severity),
    themes: withOne(row.themes, detail.theme),
    surfaces: withOne(row.surfaces, detail.surface),
    findingCount: row.findingCount + 1,
    clips: clipsNamed(row.clips, detail),
    // An outbox may deliver out of order: the span is of the findings, not of their arrival.
    ...(detail.madeAt < row.firstAt ? { firstAt: detail.madeAt } : {}),
    ...(detail.madeAt > row.lastAt ? { lastAt: detail.madeAt } : {}),
    ...(isSurer ? { pupil: detail.pupil, certainty: detail.certainty } : {}),
    // More of a closed episode: it waits again. Its earlier outcome stays in the record.
    ...(row.status === 'closed' ? notClosed : {}),
  };
}

const withOne = <T>(list: readonly T[], one: T): readonly T[] => (list.includes(one) ? list : [...list, one]);

function clipsNamed(
  clips: readonly ProjectedClip[],
  detail: ActionDetail<'incident.received'>,
): readonly ProjectedClip[] {
  if (detail.clip.state === 'none') return clips;
  const { clip } = detail.clip;
  return clips.some((known) => known.clip === clip) ? clips : [...clips, { clip, state: 'coming', frames: 0, gaps: 0 }];
}

const withClip = (clips: readonly ProjectedClip[], changed: ProjectedClip): readonly ProjectedClip[] =>
  clips.some(({ clip }) => clip === changed.clip)
    ? clips.map((known) => (known.clip === changed.clip ? changed : known))
    : [...clips, changed];
