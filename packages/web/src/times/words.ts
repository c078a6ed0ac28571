// Times in words: the reader's own clock and calendar, British spelling, and how sure a time is.
const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const secondsFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const yearFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export const clockTime = (at: string): string => clockFormat.format(new Date(at));
export const clockSeconds = (at: string): string => secondsFormat.format(new Date(at));

const startOfDay = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0);

/** `today`, `yesterday`, `Mon 23 Nov`, and with the year once it is another. */
export function dayWord(at: string, nowMs: number): string {
  const days = Math.round((startOfDay(nowMs) - startOfDay(Date.parse(at))) / dayMs);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  const isThisYear = new Date(at).getFullYear() === new Date(nowMs).getFullYear();
  return (isThisYear ? dayFormat : yearFormat).format(new Date(at)).replace(',', '');
}

export const dayAndClock = (at: string, nowMs: number): string => `${dayWord(at, nowMs)}, ${clockTime(at)}`;

/** How long ago, as short as a queue needs it. */
export function ageWords(at: string, nowMs: number): string {
  const ms = Math.max(0, nowMs - Date.parse(at));
  if (ms < minuteMs) return 'just now';
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min`;
  if (ms < dayMs) {
    const minutes = Math.floor((ms % hourMs) / minuteMs);
    return `${Math.floor(ms / hourMs)} h${minutes ? ` ${minutes} min` : ''}`;
  }
  const days = Math.floor(ms / dayMs);
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** `4:05` of a lease that runs. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Seconds from the trigger, with a true minus: `−12.0 s`, `+3.4 s`. */
export function fromTrigger(ms: number): string {
  const tenths = Math.round(ms / 100) / 10;
  const sign = tenths < 0 ? '−' : '+';
  return `${tenths === 0 ? '' : sign}${Math.abs(tenths).toFixed(1)} s`;
}

/** How sure a finding's time is. `skewMs`: the device's own clock against signed time; `null`: no signed time since it started. */
export function clockCertainty(skewMs: number | null): string {
  if (skewMs === null) return 'by the device’s own clock alone, not checked against the school’s';
  const off = Math.abs(skewMs);
  if (off < 1_000) return 'by the school’s time; the device’s clock agreed to the second';
  const direction = skewMs > 0 ? 'ahead' : 'behind';
  const amount = off < 2 * minuteMs ? `${Math.round(off / 1000)} s` : `${Math.round(off / minuteMs)} min`;
  return `by the school’s time; the device’s clock stood ${amount} ${direction}`;
}
