// Asks the school's server: JSON both ways, and every failure as a CandourError with its literal code.
import type { ErrorAnswer } from '@candour/contract';
import { CandourError, errorCatalogue } from '@candour/contract';

interface Asked {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** What came with a refusal: how long to wait before another try. */
export interface Waiting {
  readonly retryAfterSeconds: number;
}

export async function ask<Answer>(path: string, asked: Asked = {}): Promise<Answer> {
  const answer = await send(path, asked);
  if (answer.status === 204) return undefined as Answer;
  return (await answer.json()) as Answer;
}

export async function askBytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await send(path, signal ? { signal } : {})).arrayBuffer();
}

/** @throws CandourError as the server says it, or `server-unreachable` */
async function send(path: string, { method = 'GET', body, signal }: Asked): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new CandourError('server-unreachable', undefined, { cause });
  }
  if (answer.ok) return answer;
  throw await refusalOf(answer);
}

async function refusalOf(answer: Response): Promise<CandourError> {
  const said = (await answer.json().catch(() => undefined)) as Partial<ErrorAnswer> | undefined;
  const code = said?.error && said.error.code in errorCatalogue ? said.error.code : undefined;
  const retryAfterSeconds = Number(answer.headers.get('retry-after'));
  const cause: Waiting | undefined = retryAfterSeconds > 0 ? { retryAfterSeconds } : undefined;
  const fallback = answer.status === 401 ? 'session-missing' : answer.status >= 502 ? 'server-unreachable' : 'internal';
  return new CandourError(code ?? fallback, said?.error?.detail, { cause });
}

export const waitingOf = (error: CandourError): number | undefined =>
  (error.cause as Partial<Waiting> | undefined)?.retryAfterSeconds;
