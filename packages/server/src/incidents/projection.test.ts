// The projection and the lease rules without a database: every action in every status, and any order of findings.
import { actionKinds, incidentStatuses, isCandourError, leaseMs, newId, statusAfter } from '@candour/contract';
import type { ActionDetail, ActionKind, IncidentId, LoggedAction, PersonId } from '@candour/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actOfAction, applyAction } from './projection.ts';
import type { IncidentRecord } from './projection.ts';
import { asOf, checkAct, checkClose, isRepeatedClose } from './rules.ts';

const incident = newId<IncidentId>();
const lead = newId<PersonId>();
const digest = 'a'.repeat(64);
const at = '2026-11-24T09:00:00.000Z';

const finding = (over: Partial<ActionDetail<'incident.received'>> = {}): ActionDetail<'incident.received'> =>
  ({
    envelope: newId(),
    episode: newId(),
    device: newId(),
    pupil: null,
    certainty: 'unknown',
    severity: 'concern',
    theme: 'bullying',
    entry: 'made-up-entry',
    entryVersion: 1,
    language: 'en',
    surface: 'typed',
    site: null,
    policy: digest,
    watchlist: digest,
    madeAt: at,
    skewMs: 0,
    clip: { state: 'none', reason: 'severity' },
    ...over,
  }) as ActionDetail<'incident.received'>;

const action = <Kind extends ActionKind>(
  kind: Kind,
  detail: ActionDetail<Kind>,
  over: Partial<LoggedAction> = {},
): LoggedAction => ({
  school: 'oak-hill',
  id: newId(),
  at,
  by: { kind: 'person', id: lead },
  kind,
  on: incident,
  reasonCode: null,
  reasonSha256: null,
  detail,
  ...over,
});

const until = '2026-11-24T09:05:00.000Z';
const clip = newId();
const samples: Record<keyof typeof actOfAction, LoggedAction> = {
  'incident.received': action('incident.received', finding()),
  'incident.joined': action('incident.joined', finding()),
  'incident.clip-listed': action('incident.clip-listed', {
    clip,
    ended: 'complete',
    frames: 30,
    gaps: 1,
  } as ActionDetail<'incident.clip-listed'>),
  'incident.clip-stored': action('incident.clip-stored', { clip } as ActionDetail<'incident.clip-stored'>),
  'incident.leased': action('incident.leased', { until }),
  'incident.renewed': action('incident.renewed', { until }),
  'incident.released': action('incident.released', {}),
  'incident.lease-expired': action('incident.lease-expired', {}),
  'incident.words-opened': action('incident.words-opened', {
    opening: newId(),
  } as ActionDetail<'incident.words-opened'>),
  'incident.evidence-opened': action('incident.evidence-opened', {
    opening: newId(),
  } as ActionDetail<'incident.evidence-opened'>),
  'incident.closed': action('incident.closed', { outcome: 'other-meaning', reasonableToCheck: true }),
};

const waiting = applyAction(undefined, samples['incident.received']);
const held = applyAction(waiting, samples['incident.leased']);
const closed = applyAction(held, samples['incident.closed']);
const rows: Record<(typeof incidentStatuses)[number], IncidentRecord> = { waiting, held, closed };

describe('each action in each status', () => {
  for (const status of incidentStatuses) {
    for (const [kind, act] of Object.entries(actOfAction)) {
      if (kind === 'incident.received') continue;
      const expected = act === null ? status : statusAfter(status, act);
      test(`${kind} while ${status}: ${expected ?? 'refused'}`, () => {
        const apply = (): IncidentRecord => applyAction(rows[status], samples[kind as keyof typeof samples]);
        if (expected) expect(apply().status).toBe(expected);
        else expect(apply).toThrow(/projection-differs/);
      });
    }
  }

  test('nothing but the first receipt makes a row, and it makes one once', () => {
    for (const sample of Object.values(samples)) {
      if (sample.kind === 'incident.received') continue;
      expect(() => applyAction(undefined, sample), sample.kind).toThrow(/projection-differs/);
    }
    expect(() => applyAction(waiting, samples['incident.received'])).toThrow(/projection-differs/);
  });

  test('knows every incident action of the contract', () => {
    expect(Object.keys(actOfAction).sort()).toEqual(actionKinds.filter((kind) => kind.startsWith('incident.')).sort());
  });
});

describe('the row', () => {
  test('says who holds it until when, and forgets on release, expiry and close', () => {
    expect(held).toMatchObject({ leasePerson: lead, leaseUntil: until });
    for (const end of ['incident.released', 'incident.lease-expired', 'incident.closed'] as const) {
      expect(applyAction(held, samples[end])).toMatchObject({ leasePerson: null, leaseUntil: null });
    }
  });

  test('goes back to the queue without an outcome when more of a closed episode comes in', () => {
    expect(closed).toMatchObject({ outcome: 'other-meaning', reasonableToCheck: true, closedAt: at, closedBy: lead });
    expect(applyAction(closed, samples['incident.joined'])).toMatchObject({
      status: 'waiting',
      outcome: null,
      closedAt: null,
      closedBy: null,
      findingCount: 2,
    });
  });

  test('carries a clip from its name to its last frame', () => {
    const named = applyAction(
      undefined,
      action('incident.received', finding({ clip: { state: 'coming', clip: clip as never } })),
    );
    expect(named.clips).toEqual([{ clip, state: 'coming', frames: 0, gaps: 0 }]);
    const listed = applyAction(named, samples['incident.clip-listed']);
    expect(listed.clips).toEqual([{ clip, state: 'listed', frames: 30, gaps: 1 }]);
    expect(applyAction(listed, samples['incident.clip-stored']).clips).toEqual([
      { clip, state: 'stored', frames: 30, gaps: 1 },
    ]);
  });

  test('is the same in whatever order the outbox delivers the findings', () => {
    const severities = ['note', 'concern', 'urgent', 'critical'] as const;
    const some = fc.record({
      severity: fc.constantFrom(...severities),
      theme: fc.constantFrom('bullying', 'suicide', 'violence'),
      surface: fc.constantFrom('typed', 'copied', 'searched'),
      minute: fc.integer({ min: 10, max: 59 }),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 12 }), fc.integer(), (list, turn) => {
        const details = list.map(({ minute, ...rest }) =>
          finding({ ...(rest as object), madeAt: `2026-11-24T09:${minute}:00.000Z` }),
        );
        const rowOf = (order: typeof details): object => {
          const row = order.reduce<IncidentRecord | undefined>(
            (row, detail) => applyAction(row, action(row ? 'incident.joined' : 'incident.received', detail)),
            undefined,
          );
          return {
            severity: row?.severity,
            count: row?.findingCount,
            first: row?.firstAt,
            last: row?.lastAt,
            themes: [...(row?.themes ?? [])].sort(),
            surfaces: [...(row?.surfaces ?? [])].sort(),
          };
        };
        const shift = Math.abs(turn) % details.length;
        expect(rowOf([...details.slice(shift), ...details.slice(0, shift)].reverse())).toEqual(rowOf(details));
      }),
    );
  });
});

describe('a lease', () => {
  const end = Date.parse(until);

  test('lapses at its end whether or not that was written down', () => {
    expect(asOf(held, end - 1).status).toBe('held');
    expect(asOf(held, end)).toMatchObject({ status: 'waiting', leasePerson: null });
    expect(leaseMs).toBe(5 * 60_000);
  });

  const codeOf = (run: () => void): string => {
    try {
      run();
      return 'ok';
    } catch (error) {
      return isCandourError(error) ? error.code : String(error);
    }
  };
  const me = { person: lead, roles: ['lead'] as const };
  const other = { person: newId<PersonId>(), roles: ['lead'] as const };
  const reviewer = { person: lead, roles: ['reviewer'] as const };

  test('lets its holder act, and tells others why not', () => {
    expect(codeOf(() => checkAct(held, 'open-words', me))).toBe('ok');
    expect(codeOf(() => checkAct(held, 'open-words', other))).toBe('incident-held-by-other');
    expect(codeOf(() => checkAct(held, 'take', other))).toBe('incident-held-by-other');
    expect(codeOf(() => checkAct(waiting, 'open-words', me))).toBe('lease-needed');
    expect(codeOf(() => checkAct(waiting, 'close', me))).toBe('lease-needed');
    expect(codeOf(() => checkAct(closed, 'open-words', me))).toBe('incident-not-in-this-status');
    expect(codeOf(() => checkAct(closed, 'take', me))).toBe('incident-not-in-this-status');
    expect(codeOf(() => checkAct(held, 'open-evidence', reviewer))).toBe('not-allowed');
    expect(codeOf(() => checkAct(held, 'close', { person: lead, roles: ['technician'] }))).toBe('not-allowed');
  });

  test('an answer that got lost may be asked for again, another outcome not', () => {
    expect(isRepeatedClose(closed, me, { outcome: 'other-meaning', reasonableToCheck: true })).toBe(true);
    expect(isRepeatedClose(closed, me, { outcome: 'helped', reasonableToCheck: true })).toBe(false);
    expect(isRepeatedClose(closed, other, { outcome: 'other-meaning', reasonableToCheck: true })).toBe(false);
  });

  test('reasonable-to-check is for false flags only', () => {
    expect(codeOf(() => checkClose({ outcome: 'helped', reasonableToCheck: true }))).toBe('input-malformed');
    expect(codeOf(() => checkClose({ outcome: 'slang-misread', reasonableToCheck: true }))).toBe('ok');
    expect(codeOf(() => checkClose({ outcome: 'helped', reasonableToCheck: false }))).toBe('ok');
  });
});
