// A site's kind comes from its host, and is unknown rather than guessed.
import { expect, test } from 'vitest';
import { siteKindOf } from './site-kinds.ts';

test.each([
  ['www.google.co.uk', 'search'],
  ['google.com.au', 'search'],
  ['uk.search.yahoo.com', 'search'],
  ['docs.google.com', 'school-work'],
  ['classroom.google.com', 'school-work'],
  ['teams.microsoft.com', 'school-work'],
  ['app.senecalearning.com', 'school-work'],
  ['mail.google.com', 'messaging'],
  ['web.whatsapp.com', 'messaging'],
  ['m.youtube.com', 'video'],
  ['music.youtube.com', 'music'],
  ['www.tiktok.com', 'social'],
  ['en.wikipedia.org', 'reference'],
  ['cy.wikipedia.org', 'reference'],
  ['news.bbc.co.uk', 'news'],
  ['www.poetryfoundation.org', 'literature'],
  ['www.roblox.com', 'games'],
  ['genius.com', 'music'],
  ['www.amazon.co.uk', 'shopping'],
  ['read.amazon.co.uk', 'literature'],
  ['scratch.mit.edu', 'code'],
  ['gemini.google.com', 'assistant'],
  ['ChatGPT.com.', 'assistant'],
  ['x.com:443', 'social'],
] as const)('%s: %s', (host, kind) => {
  expect(siteKindOf(host)).toBe(kind);
});

test.each([
  ['www.bbc.co.uk', '/bitesize/topics/z1', 'school-work'],
  ['www.bbc.co.uk', '/iplayer', 'video'],
  ['www.bbc.co.uk', '/sounds?x=1', 'music'],
  ['www.bbc.co.uk', '/bitesizes', 'news'],
  ['www.bbc.co.uk', '', 'news'],
] as const)('%s%s: %s', (host, path, kind) => {
  expect(siteKindOf(host, path)).toBe(kind);
});

test.each([
  '',
  'localhost',
  '127.0.0.1',
  'example.org',
  'netflix.com.example',
  'notgoogle.com',
  'google.example.com',
  'accounts.google.com',
  'myx.com.example',
  'foox.com',
  'co.uk',
  'com',
  'constructor',
])('%j has no kind', (host) => {
  expect(siteKindOf(host)).toBeUndefined();
});
