// The ISO week (2026-W48) of an id or a time: record keys and evidence lie in week folders.
const DAY_MS = 86_400_000;

/** ISO 8601 week of a time, in UTC. */
export function weekOf(ms: number): string {
  const day = new Date(Math.floor(ms / DAY_MS) * DAY_MS);
  // The Thursday of a week decides its year.
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const yearStart = Date.UTC(day.getUTCFullYear(), 0, 1);
  const week = Math.floor((day.getTime() - yearStart) / DAY_MS / 7) + 1;
  return `${day.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** The week in which a UUIDv7 was made: its first 48 bits are the time. */
export const weekOfId = (id: string): string => weekOf(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
