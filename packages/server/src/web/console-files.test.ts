// The console's files: the strictest policy, compressed, kept for ever or asked for each time, and nothing beside them.
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestConsole } from '../testing/test-console.ts';
import type { TestConsole } from '../testing/test-console.ts';

let site: TestConsole;
beforeAll(async () => {
  site = await openTestConsole();
});
afterAll(async () => site?.close());

test('the front door leads to the console', async () => {
  for (const path of ['/', '/console']) {
    const answer = await site.anonymous(path);
    expect([answer.status, answer.headers.get('location')], path).toEqual([302, '/console/']);
  }
});

test('every address inside is the one page, under a policy without inline anything', async () => {
  for (const path of ['/console/', '/console/incidents/0190', '/console/devices?x=1']) {
    const answer = await site.anonymous(path);
    expect([answer.status, answer.headers.get('content-type')], path).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
    expect(answer.text).toContain('id="console"');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
  }
});

test('files with their hash in the name are kept, and come compressed', async () => {
  const answer = await site.anonymous('/console/assets/main-abc123.js', { headers: { 'accept-encoding': 'br' } });
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.text).toContain('xxx');
});

/** `fetch` would tidy the path up before sending it. */
const rawStatus = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    request({ hostname, port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });

test('a missing file is missing, and no path leads out of the folder', async () => {
  const missing = await site.anonymous('/console/assets/gone-1.js');
  expect([missing.status, missing.json<{ error: { code: string } }>().error.code]).toEqual([404, 'not-found']);
  for (const path of [
    '/console/../package.json',
    '/console/%2e%2e/package.json',
    '/console/..%2fpackage.json',
    '/console/assets/..%5c..%5ckeys.json',
  ]) {
    expect(await rawStatus(path), path).not.toBe(200);
  }
  expect((await site.anonymous('/console/x', { method: 'POST' })).status).toBe(404);
});

test('any other address is an error answer that repeats nothing', async () => {
  const answer = await site.anonymous('/nowhere/secret-word?q=secret-word');
  expect(answer.status).toBe(404);
  expect(answer.json()).toMatchObject({ error: { code: 'not-found' } });
  expect(answer.text).not.toContain('secret-word');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});
