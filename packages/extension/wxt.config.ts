// The builds: one manifest, three flavours (see src/flavour.ts), Chrome and Edge.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import packageFacts from './package.json' with { type: 'json' };

const { version } = packageFacts;

/** Public half of a key that nobody keeps: it gives the unpacked demo and test builds the same id on every machine. */
const demoKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA45fudizZ17rubg/ymMiFSiN2eCpWyO1rj1eoQWvqF4fyCypMsOlb5cFMXf5VENH7Wq40V263598MpwIwg75p8OgB1fochOOLGMZI2mkE8ncMINyKexyRLjmT4kXGsjQIG//5fdKVuo+mDkYKh9YrON2yX8J0CSbD85PHiek7LoIjOz6yr01oNSV7XSLwTXTmM3bf+TXW1/P/RC5afs7PxMqRsfOyzWfs2VNAuFY7z3wlXFn7E/AD1dPAGHX/+ENOOxLfSmoGS3i0qDF3xVl99YYsr/aCIzCZAy4UEa6zu02SmWrfJdkvrlh/vpBaomssf/6KpH2vf+COOxh43uPYawIDAQAB';

const permissions = ['offscreen', 'tabs', 'storage', 'unlimitedStorage', 'alarms', 'webNavigation', 'scripting'];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  srcDir: 'src',
  publicDir: 'src/public',
  imports: false,
  outDirTemplate: '{{mode}}-{{browser}}',
  manifest: ({ mode }) => ({
    name: mode === 'release' ? 'Candour' : `Candour (${mode})`,
    description: 'Notices watch phrases for the school’s safeguarding team, and shows you what it watches.',
    ...(mode === 'release' ? {} : { key: demoKey, version_name: `0.1.0 ${mode}` }),
    minimum_chrome_version: '140',
    incognito: 'not_allowed',
    permissions,
    host_permissions: ['<all_urls>'],
    storage: { managed_schema: 'managed-schema.json' },
    action: {
      default_title: 'Candour: what this device watches',
      default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' },
    },
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    // By hand and not by WXT's content-script entrypoint: that one announces itself to the page by an event.
    content_scripts: [
      {
        matches: ['<all_urls>'],
        js: ['page.js'],
        run_at: 'document_start',
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
      },
    ],
  }),
  vite: ({ mode }) => ({
    define: { __FLAVOUR__: JSON.stringify(mode), __VERSION__: JSON.stringify(version) },
    build: { sourcemap: false, modulePreload: false },
  }),
});
