// What was acknowledged, by whom and before which kill; and what the database has of it, asked over the owner's connection.
import pg from 'pg';

export interface Acknowledged {
  readonly id: string;
  readonly by: string;
  /** How many kills had happened. */
  readonly afterKill: number;
}

export class Ledger {
  readonly #ids = new Map<string, Acknowledged>();
  kills = 0;

  note(id: string, by: string): void {
    // A report may arrive twice; the first says when.
    if (!this.#ids.has(id)) this.#ids.set(id, { id, by, afterKill: this.kills });
  }

  all = (): Acknowledged[] => [...this.#ids.values()];
  get size(): number {
    return this.#ids.size;
  }
}

export interface Written {
  /** Envelope → how often it stands in an incident: as a finding's action, or as a clip's list. */
  readonly inIncidents: ReadonlyMap<string, number>;
  readonly envelopes: ReadonlySet<string>;
  /** Incidents of our devices to which no envelope leads. */
  readonly strayIncidents: readonly string[];
  /** Clips that a finding said were coming. */
  readonly promised: readonly { readonly clip: string; readonly device: string; readonly madeAt: string }[];
  readonly clips: readonly {
    readonly clip: string;
    readonly ended: string;
    readonly frames: number;
    readonly gaps: number;
  }[];
}

/** Everything that these devices sent, as the actions and rows of one school tell it. */
export async function readWritten(ownerUrl: string, school: string, devices: readonly string[]): Promise<Written> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // The wall between schools binds the owner too.
    await client.query(`SELECT set_config('candour.school', $1, false)`, [school]);
    const envelopes = await client.query<{ id: string }>('SELECT id FROM envelope WHERE device = ANY($1)', [devices]);
    const counted = await client.query<{ envelope: string; times: number }>(
      `SELECT a.detail->>'envelope' AS envelope, count(*)::int AS times
       FROM action a JOIN incident i ON i.school = a.school AND i.id = a.on_id JOIN finding f ON f.school = a.school AND f.envelope = a.detail->>'envelope' AND f.incident = i.id
       WHERE a.kind IN ('incident.received', 'incident.joined') AND a.detail->>'device' = ANY($1) GROUP BY 1
       UNION ALL
       SELECT c.envelope, count(*)::int FROM clip c JOIN incident i ON i.school = c.school AND i.id = c.incident
       JOIN action a ON a.school = c.school AND a.on_id = c.incident AND a.kind = 'incident.clip-listed' AND a.detail->>'clip' = c.id
       WHERE c.device = ANY($1) GROUP BY 1`,
      [devices],
    );
    const stray = await client.query<{ id: string }>(
      `SELECT i.id FROM incident i WHERE i.device = ANY($1) AND NOT EXISTS
         (SELECT FROM finding f JOIN envelope e ON e.school = f.school AND e.id = f.envelope WHERE f.school = i.school AND f.incident = i.id)`,
      [devices],
    );
    const promised = await client.query<{ clip: string; device: string; made_at: Date }>(
      'SELECT clip, device, made_at FROM finding WHERE clip IS NOT NULL AND device = ANY($1)',
      [devices],
    );
    const clips = await client.query<{ detail: { clip: string; ended: string; frames: number; gaps: number } }>(
      `SELECT a.detail FROM action a JOIN incident i ON i.school = a.school AND i.id = a.on_id WHERE a.kind = 'incident.clip-listed' AND i.device = ANY($1)`,
      [devices],
    );
    return {
      inIncidents: new Map(counted.rows.map(({ envelope, times }) => [envelope, times])),
      envelopes: new Set(envelopes.rows.map(({ id }) => id)),
      strayIncidents: stray.rows.map(({ id }) => id),
      promised: promised.rows.map(({ clip, device, made_at }) => ({ clip, device, madeAt: made_at.toISOString() })),
      clips: clips.rows.map(({ detail }) => detail),
    };
  } finally {
    await client.end();
  }
}

export interface Verdict {
  readonly lost: readonly Acknowledged[];
  readonly twice: readonly string[];
}

/** Pure: what was acknowledged against what is written. */
export function judge(
  acknowledged: readonly Acknowledged[],
  { inIncidents, envelopes }: Pick<Written, 'inIncidents' | 'envelopes'>,
): Verdict {
  return {
    lost: acknowledged.filter(({ id }) => !inIncidents.has(id) || !envelopes.has(id)),
    twice: [...inIncidents].filter(([, times]) => times > 1).map(([id]) => id),
  };
}
