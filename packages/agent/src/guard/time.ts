// Is a moment inside the policy's days and hours: in the school's own time zone, summer time included.
import type { PolicyBody } from '@candour/contract';
import type { GuardReason } from './reasons.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Date (`YYYY-MM-DD`), minutes since midnight and ISO weekday (1 = Monday) on the wall of a place; `null` for an unknown time zone. */
export function placeTimeOf(
  timeMs: number,
  timeZone: string,
): { date: string; minutes: number; weekday: number } | null {
  if (!Number.isFinite(timeMs)) return null;
  try {
    const parts: Record<string, string> = {};
    for (const { type, value } of formatOf(timeZone).formatToParts(timeMs)) parts[type] = value;
    const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
    return { date, minutes: Number(parts['hour']) * 60 + Number(parts['minute']), weekday };
  } catch {
    return null;
  }
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Why the policy does not watch at this moment; `null` when it does. The hour `to` itself is outside. */
export function outOfHours(when: PolicyBody['when'], timeMs: number): GuardReason | null {
  const now = placeTimeOf(timeMs, when.timeZone);
  if (!now) return 'time-unknown';
  if (when.holidays.some(({ from, to }) => from <= now.date && now.date <= to)) return 'holiday';
  if (!when.days.includes(now.weekday)) return 'day-off';
  const isInside = minutesOf(when.from) <= now.minutes && now.minutes < minutesOf(when.to);
  return isInside ? null : 'out-of-hours';
}

export const isExamTime = (when: PolicyBody['when'], timeMs: number): boolean =>
  when.examWindows.some(({ from, to }) => Date.parse(from) <= timeMs && timeMs < Date.parse(to));
