// Settings from the environment: sound defaults, and a wrong one is named before anything starts.
import { expect, it } from 'vitest';
import { readSettings } from './settings.ts';

it('listens on loopback and keeps everything in one folder by default', () => {
  const settings = readSettings({ CANDOUR_DATA: '/srv/candour' });
  expect(settings).toMatchObject({
    host: '127.0.0.1',
    port: 8420,
    databaseUrl: undefined,
    evidenceFolder: '/srv/candour/evidence',
    tls: undefined,
  });
});

it('refuses to listen beyond loopback without TLS', () => {
  for (const host of ['0.0.0.0', '192.168.1.4', '::', 'school.example'])
    expect(() => readSettings({ CANDOUR_HOST: host })).toThrow(/tls-needed/);
  expect(readSettings({ CANDOUR_HOST: '0.0.0.0', CANDOUR_TLS_CERT: 'c', CANDOUR_TLS_KEY: 'k' }).tls).toEqual({
    certificateFile: 'c',
    keyFile: 'k',
  });
  for (const host of ['127.0.0.2', 'localhost', '::1']) expect(readSettings({ CANDOUR_HOST: host }).host).toBe(host);
});

it('names a setting that is wrong', () => {
  const wrong = {
    CANDOUR_PORT: '70000',
    DATABASE_URL: 'mysql://x',
    CANDOUR_APP_URL: 'x',
    EVIDENCE_URL: 's3://bucket',
    CANDOUR_PUBLIC_URL: 'candour',
    CANDOUR_KEEP_FREE_MB: '-1',
    CANDOUR_LOG_LEVEL: 'loud',
    CANDOUR_TLS_CERT: 'alone',
  };
  for (const [name, value] of Object.entries(wrong)) expect(() => readSettings({ [name]: value }), name).toThrow(name);
});
