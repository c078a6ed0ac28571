// Every error of every route as an ErrorAnswer: code, what was wrong, what to do, and no word of what was sent.
import { CandourError, errorCatalogue, isCandourError } from '@candour/contract';
import type { ErrorAnswer, ErrorCode } from '@candour/contract';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { ZodError } from 'zod';
import { isoOf } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { fieldsOf } from './input.ts';

export interface Answered {
  readonly status: number;
  readonly body: ErrorAnswer;
}

export function errorAnswer(
  code: ErrorCode,
  options: { readonly detail?: string | undefined; readonly serverTime?: string; readonly status?: number } = {},
): Answered {
  const [status, what, todo] = errorCatalogue[code];
  const { detail, serverTime } = options;
  return {
    status: options.status ?? status,
    body: {
      error: {
        code,
        what,
        todo,
        ...(detail === undefined ? {} : { detail }),
        ...(serverTime === undefined ? {} : { serverTime }),
      },
    },
  };
}

/** What Fastify itself refuses, before a route sees it. */
function ofFastify(error: FastifyError): Answered | null {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(
      ({ instancePath }) => instancePath.replaceAll('/', '.').replace(/^\./, '') || 'the whole',
    );
    return errorAnswer('input-malformed', { detail: [...new Set(fields)].join(', ') });
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return errorAnswer('input-malformed', { detail: 'the body is too large', status: 413 });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return errorAnswer('input-malformed', {
        detail: 'the content type is not one that this route takes',
        status: 415,
      });
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return errorAnswer('input-malformed', { detail: 'the body is not JSON' });
    default:
      // A broken address, header or length: the client's, and named by Fastify's own code alone.
      return error.statusCode && error.statusCode >= 400 && error.statusCode < 500
        ? errorAnswer('input-malformed', { detail: error.code, status: error.statusCode })
        : null;
  }
}

/** `null`: nobody foresaw it; it is told as `internal` and logged. */
export function answerOf(error: unknown, nowMs: number): Answered | null {
  if (isCandourError(error)) {
    const serverTime = error.code === 'request-clock-off' ? { serverTime: isoOf(nowMs) } : {};
    return errorAnswer(error.code, { detail: error.detail, ...serverTime });
  }
  if (error instanceof ZodError) return errorAnswer('input-malformed', { detail: fieldsOf(error) });
  return error instanceof Error ? ofFastify(error as FastifyError) : null;
}

/** For fastify's option of this name: what it refuses before there is a route, such as a broken address, which it would repeat. */
export function frameworkErrors(error: FastifyError, _request: unknown, reply: FastifyReply): void {
  const { status, body } = ofFastify(error) ?? errorAnswer('internal');
  void reply.code(status).header('cache-control', 'no-store').send(body);
}

export function registerErrorAnswers(app: FastifyInstance, clock: Clock): void {
  app.setErrorHandler(async (error, request, reply) => {
    const answered = answerOf(error, clock.now());
    if (!answered || answered.status >= 500) {
      request.log.error(
        { code: isCandourError(error) ? error.code : 'internal', stack: stackOf(error) },
        'a request failed',
      );
    } else {
      request.log.info({ code: answered.body.error.code }, 'a request was refused');
    }
    const { status, body } = answered ?? errorAnswer('internal', { detail: `request ${request.id}` });
    return reply.code(status).header('cache-control', 'no-store').send(body);
  });
  app.setNotFoundHandler(async () => {
    throw new CandourError('not-found');
  });
}

/** Where it happened, without the message: a driver's message may quote a value. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : '';
  return [`${error.name}${'code' in error ? ` ${String(error.code)}` : ''}`, ...frames].join('\n') + cause;
}
