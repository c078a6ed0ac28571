// What the outbox's rows are called and hold. Their bytes are sealed; beside them stands only what sending needs.
import type { ErrorCode, Envelope } from '@candour/contract';
import type { StoredRow, StorePort } from '../ports.ts';

export interface EnvelopeRow {
  readonly id: string;
  readonly sequence: number;
  readonly kind: Envelope['kind'];
  readonly episode: string;
  /** Goes out only from the school's site (P5). */
  readonly keep: boolean;
  /** The clip that it lists. */
  readonly clip: string | null;
}
export interface WaitingEnvelope extends EnvelopeRow {
  readonly key: string;
  readonly size: number;
}

export type FrameRow =
  | { readonly index: number; readonly at: string; readonly sha256: string; readonly bytes: number }
  | { readonly index: number; readonly at: string; readonly same: number };
export interface WaitingFrame {
  readonly key: string;
  readonly clip: string;
  readonly index: number;
  readonly size: number;
}

export interface RefusedRow {
  readonly id: string;
  readonly code: ErrorCode | 'unreadable';
  readonly at: string;
}

export const sequenceKey = 'sequence';
const padded = (number: number, width: number): string => String(number).padStart(width, '0');
export const envelopeKey = (sequence: number): string => padded(sequence, 12);
export const frameKey = (clip: string, index: number): string => `${clip}/${padded(index, 8)}`;
export const clipOfKey = (key: string): string => key.slice(0, key.indexOf('/'));

/** Every row of one store, oldest first. A row that vanished meanwhile is passed over. */
export async function rowsOf(
  store: StorePort,
  name: 'outbox' | 'frames' | 'clips' | 'refused',
  prefix = '',
): Promise<{ key: string; row: StoredRow }[]> {
  const rows: { key: string; row: StoredRow }[] = [];
  for (const key of await store.keys(name, { prefix })) {
    const row = await store.get(name, key);
    if (row) rows.push({ key, row });
  }
  return rows;
}
