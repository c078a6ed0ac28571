// What the built extension holds and, above all, what the release build does not hold.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'candour-build-'));
const built: Record<'release' | 'demo' | 'test', string> = { release: '', demo: '', test: '' };

/** Every script and page of a build in one text. */
const textOf = (flavour: keyof typeof built): string =>
  readdirSync(built[flavour], { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(js|html|json)$/.test(path))
    .map((path) => readFileSync(join(built[flavour], path), 'utf8'))
    .join('\n');

beforeAll(() => {
  for (const flavour of Object.keys(built) as (keyof typeof built)[]) {
    const out = join(folder, flavour);
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../build.ts'), flavour, '--out', out],
      { encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
    // WXT adds the template's name under the folder given.
    const [inner] = readdirSync(out).includes('manifest.json')
      ? ['']
      : readdirSync(out).filter((name) => name.endsWith('-chrome'));
    built[flavour] = join(out, inner ?? '');
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Words of the paths that only a test build has: reports, acknowledgements, switched-off defences. */
const testWords = ['`ack ', '`seen ', '`ring ', '`without`', 'keepalive'];

test('the release build reads no settings but the browser’s policy, and reports to nobody', () => {
  const text = textOf('release');
  expect(text).not.toContain('candour-settings');
  for (const word of testWords) expect(text).not.toContain(word);
});

test('the demo build reads its own folder and reports to nobody', () => {
  const text = textOf('demo');
  expect(text).toContain('candour-settings.json');
  for (const word of testWords) expect(text).not.toContain(word);
});

test('the search for these words can fail: the test build has them', () => {
  const text = textOf('test');
  expect(text).toContain('candour-settings.json');
  for (const word of testWords) expect(text).toContain(word);
});

test('the content script stays under 40 KB and holds no schema', () => {
  const path = join(built.release, 'page.js');
  expect(statSync(path).size).toBeLessThan(40_000);
  expect(readFileSync(path, 'utf8')).not.toMatch(/strictObject|ZodError|not a UUIDv7/);
});

test('the manifest asks for what it needs and shows pages nothing', () => {
  const manifest = JSON.parse(readFileSync(join(built.release, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest['permissions']).toEqual([
    'offscreen',
    'tabs',
    'storage',
    'unlimitedStorage',
    'alarms',
    'webNavigation',
    'scripting',
  ]);
  expect(manifest['host_permissions']).toEqual(['<all_urls>']);
  expect(manifest['incognito']).toBe('not_allowed');
  expect(manifest).not.toHaveProperty('web_accessible_resources');
  expect(manifest).not.toHaveProperty('externally_connectable');
  expect(manifest).not.toHaveProperty('key');
  expect(manifest['content_scripts']).toEqual([
    {
      matches: ['<all_urls>'],
      js: ['page.js'],
      run_at: 'document_start',
      all_frames: true,
      match_about_blank: true,
      match_origin_as_fallback: true,
    },
  ]);
});
