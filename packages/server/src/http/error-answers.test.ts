// Every error becomes an answer with its code, and none repeats what was sent or what a driver said.
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CandourError, errorCatalogue } from '@candour/contract';
import type { ErrorAnswer, ErrorCode } from '@candour/contract';
import { z } from 'zod';
import { systemClock } from '../clock.ts';
import { registerGuard } from '../people/guard.ts';
import { frameworkErrors, registerErrorAnswers } from './error-answers.ts';
import { readId, readInput } from './input.ts';

const lines: string[] = [];
const app = fastify({
  logger: { stream: { write: (line: string) => void lines.push(line) } },
  bodyLimit: 100,
  frameworkErrors,
});
const schema = z.strictObject({
  name: z.string().max(3),
  kind: z.enum(['a', 'b']),
  inner: z.strictObject({ count: z.int() }),
});

beforeAll(() => {
  registerErrorAnswers(app, systemClock);
  app.post('/read', (request) => readInput(schema, request.body));
  app.get('/id/:id', (request) => readId(z.uuid(), (request.params as { id: string }).id));
  app.get('/code/:code', (request) => {
    throw new CandourError((request.params as { code: ErrorCode }).code);
  });
  app.get('/driver', () => {
    throw Object.assign(new Error('duplicate key value: verbatim-words'), { code: '23505', detail: 'verbatim-words' });
  });
  app.get('/wrapped', () => {
    throw new CandourError('internal', undefined, { cause: new Error('verbatim-words') });
  });
});
afterAll(() => app.close());

const post = async (payload: string, type = 'application/json') =>
  app.inject({ method: 'POST', url: '/read', payload, headers: { 'content-type': type } });
const errorOf = (answer: { json(): unknown }): ErrorAnswer['error'] => (answer.json() as ErrorAnswer).error;

describe('what was sent', () => {
  test('is named by its fields and never repeated', async () => {
    const answer = await post(
      JSON.stringify({ name: 'verbatim', kind: 'verbatim', inner: { count: 'verbatim' }, verbatim: 1 }),
    );
    expect(answer.statusCode).toBe(422);
    expect(errorOf(answer)).toMatchObject({
      code: 'input-malformed',
      detail: 'name, kind, inner.count, unknown fields',
    });
    expect(answer.body).not.toContain('verbatim');
  });

  test.each([
    ['broken JSON', () => post('{"name":"verbatim'), 422],
    ['no JSON at all', () => post(''), 422],
    ['another type', () => post('verbatim', 'application/xml'), 415],
    ['too much', () => post(JSON.stringify({ name: 'verbatim'.repeat(50) })), 413],
    ['a poisoned object', () => post('{"__proto__":{"name":"verbatim"}}'), 422],
  ] as const)('%s', async (_name, send, status) => {
    const answer = await send();
    expect(answer.statusCode).toBe(status);
    expect(errorOf(answer).code).toBe('input-malformed');
    expect(answer.body).not.toContain('verbatim');
  });

  test('an id that is none is an address where nothing is', async () => {
    const answer = await app.inject('/id/verbatim');
    expect([answer.statusCode, errorOf(answer).code]).toEqual([404, 'not-found']);
    expect(answer.body).not.toContain('verbatim');
  });

  test('an address that cannot be read is an error answer too', async () => {
    const answer = await app.inject('/id/verbatim%zz');
    expect([answer.statusCode, errorOf(answer).code]).toEqual([400, 'input-malformed']);
    expect(answer.body).not.toContain('verbatim');
  });
});

test('every code of the catalogue is answered with its own status and words', async () => {
  for (const [code, [status, what, todo]] of Object.entries(errorCatalogue)) {
    const answer = await app.inject(`/code/${code}`);
    expect(answer.statusCode, code).toBe(status);
    expect(errorOf(answer)).toMatchObject({ code, what, todo });
  }
  expect(errorOf(await app.inject('/code/request-clock-off')).serverTime).toMatch(/Z$/);
});

test('what nobody foresaw is told as internal; its message stays out of answer and log, its place is in the log', async () => {
  for (const url of ['/driver', '/wrapped']) {
    lines.length = 0;
    const answer = await app.inject(url);
    expect([answer.statusCode, errorOf(answer).code]).toEqual([500, 'internal']);
    expect(answer.body + lines.join('')).not.toContain('verbatim-words');
    expect(lines.join('')).toContain('error-answers.test.ts');
  }
});

test('a console route that does not say who may call it cannot be registered', async () => {
  const guarded = fastify();
  registerGuard(guarded, { db: undefined as never });
  expect(() => guarded.get('/api/new-thing', () => '')).toThrow(/does not say who may call it/);
  guarded.get('/api/said', { config: { console: 'anybody' } }, () => '');
  await guarded.close();
});
