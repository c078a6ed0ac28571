// Talks to the school's server, and to nobody else: each request signed by the device's key, each failure told apart by its code.
import { errorCatalogue, type ErrorCode } from '@candour/contract';
import { fromUtf8, signRequest, toUtf8, type Bytes } from '@candour/trust';
import type { GuardClock } from '../guard/guard-time.ts';
import { isoOf } from '../guard/guard-time.ts';
import type { Ports } from '../ports.ts';

export type ApiAnswer =
  | { readonly ok: true; readonly body: Bytes }
  | {
      readonly ok: false;
      /** 0: no answer at all. */
      readonly status: number;
      /** `null` when what answered does not speak Candour: a proxy, a captive portal. */
      readonly code: ErrorCode | null;
      readonly retryAfterMs: number | null;
    };

export interface Api {
  get(path: string): Promise<ApiAnswer>;
  post(path: string, value: unknown): Promise<ApiAnswer>;
  send(method: 'POST' | 'PUT', path: string, body: Bytes): Promise<ApiAnswer>;
  /** Enrolment has no device yet to sign for. */
  postUnsigned(path: string, value: unknown): Promise<ApiAnswer>;
  /** When the server last answered in Candour's words (ISO 8601); `null`: never in this boot. */
  lastAnswerAt(): string | null;
  /** Whether the last request got such an answer. */
  isReachable(): boolean;
}

export interface ApiSettings {
  readonly server: string;
  readonly boot: string;
  readonly device: () => string | null;
}

export function createApi(
  ports: Pick<Ports, 'clock' | 'http' | 'deviceKey'>,
  guardClock: GuardClock,
  settings: ApiSettings,
): Api {
  /** What the server said its clock shows, against the clock we stamped by; only for stamping requests, never for the guard: it is not signed. */
  let offset: { readonly ms: number; readonly of: 'wall' | 'guard' } = { ms: 0, of: 'wall' };
  let answeredAt: string | null = null;
  let isReachable = true;

  const stampedBy = (): 'wall' | 'guard' => (guardClock.now().skewMs === null ? 'wall' : 'guard');
  const stamp = (): string => isoOf(guardClock.now().nowMs + (offset.of === stampedBy() ? offset.ms : 0));

  async function once(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body: Bytes | null,
    type: string | null,
    isSigned: boolean,
  ): Promise<ApiAnswer & { serverTime?: string }> {
    const headers: Record<string, string> = type === null ? {} : { 'content-type': type };
    if (isSigned) {
      const device = settings.device();
      if (device === null) return { ok: false, status: 0, code: 'device-unknown', retryAfterMs: null };
      const sender = { device, boot: settings.boot, at: stamp() };
      headers['authorization'] = await signRequest(ports.deviceKey.privateKey, sender, {
        method,
        path,
        body: body ?? new Uint8Array(0),
      });
    }
    try {
      const answer = await ports.http.request({ method, url: settings.server + path, headers, body });
      const read = readAnswer(answer);
      isReachable = read.ok || read.code !== null;
      if (isReachable) answeredAt = isoOf(guardClock.now().nowMs);
      return read;
    } catch {
      isReachable = false;
      return { ok: false, status: 0, code: null, retryAfterMs: null };
    }
  }

  async function request(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body: Bytes | null,
    type: string | null,
    isSigned = true,
  ): Promise<ApiAnswer> {
    const first = await once(method, path, body, type, isSigned);
    if (first.ok || first.code !== 'request-clock-off' || !first.serverTime) return first;
    const offsetBefore = offset;
    offset = { ms: Date.parse(first.serverTime) - guardClock.now().nowMs, of: stampedBy() };
    const second = await once(method, path, body, type, isSigned);
    // What did not help is not kept: the next request starts from our own clock again.
    if (!second.ok && second.code === 'request-clock-off') offset = offsetBefore;
    return second;
  }

  return {
    get: (path) => request('GET', path, null, null),
    post: (path, value) => request('POST', path, toUtf8(JSON.stringify(value)), 'application/json'),
    send: (method, path, body) => request(method, path, body, 'application/octet-stream'),
    postUnsigned: (path, value) => request('POST', path, toUtf8(JSON.stringify(value)), 'application/json', false),
    lastAnswerAt: () => answeredAt,
    isReachable: () => isReachable,
  };
}

function readAnswer(answer: {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Bytes;
}): ApiAnswer & { serverTime?: string } {
  if (answer.status >= 200 && answer.status < 300) return { ok: true, body: answer.body };
  const { code, serverTime } = errorOf(answer.body);
  return {
    ok: false,
    status: answer.status,
    code,
    retryAfterMs: retryAfterMs(answer.headers['retry-after']),
    ...(serverTime === null ? {} : { serverTime }),
  };
}

function errorOf(body: Bytes): { code: ErrorCode | null; serverTime: string | null } {
  try {
    const { error } = JSON.parse(fromUtf8(body)) as { error?: { code?: unknown; serverTime?: unknown } };
    const code =
      typeof error?.code === 'string' && Object.hasOwn(errorCatalogue, error.code) ? (error.code as ErrorCode) : null;
    const serverTime =
      typeof error?.serverTime === 'string' && !Number.isNaN(Date.parse(error.serverTime)) ? error.serverTime : null;
    return { code, serverTime };
  } catch {
    return { code: null, serverTime: null };
  }
}

/** Seconds only; at most an hour, so that a wrong header cannot silence a device. */
function retryAfterMs(header: string | undefined): number | null {
  if (header === undefined || !/^\d{1,6}$/.test(header.trim())) return null;
  return Math.min(Number(header) * 1000, 3_600_000);
}

/** The JSON of an answer by its schema; `null` when it is something else. */
export function parseBody<T>(
  body: Bytes,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(fromUtf8(body)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
