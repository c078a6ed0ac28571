// The demo to try by hand: two made-up schools, a console for the staff and a browser for a pupil.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servePages } from '../../e2e/pages/page-server.ts';
import { type Installation, startInstallation } from '../../e2e/installation/installation.ts';
import { fernhill, littleCombe } from '@candour/school-maker';
import { root } from '../run-command.ts';
import { buildForDemo } from './builds.ts';
import { confirmNewDevices } from './confirm.ts';
import { endLeftOverBrowser, openPupilBrowser } from './pupil-browser.ts';
import { sayWhereToLook } from './says.ts';

/** One folder per checkout and user, where the next start finds it again. Not below the checkout: it may lie under a home that PostgreSQL's user cannot enter. */
const demoFolder = (): string =>
  join(
    tmpdir(),
    `candour-demo-${process.getuid?.() ?? 'me'}-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`,
  );

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** `candour rebuild --check` and others find the demo's data by this file. */
export async function rememberDataFolder(folder: string): Promise<void> {
  await mkdir(join(root, '.candour'), { recursive: true });
  await writeFile(join(root, '.candour', 'last-demo.json'), JSON.stringify({ folder }));
}

/** A demo that still runs is left alone; one that was killed left its number behind, and nothing else that runs. */
async function refuseSecond(folder: string): Promise<void> {
  const pid = Number(await readFile(join(folder, 'demo.pid'), 'utf8').catch(() => '0'));
  if (pid === 0 || pid === process.pid) return;
  try {
    process.kill(pid, 0);
  } catch {
    return;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (process.platform === 'linux' && !command.includes('demo')) return;
  console.error(`The demo is running already (process ${pid}). End it there with Ctrl-C, or type: kill ${pid}`);
  process.exit(1);
}

export async function interactiveDemo({ fresh }: { readonly fresh: boolean }): Promise<void> {
  const began = Date.now();
  const say = (says: string): void => console.error(`candour: ${says} …`);
  const folder = demoFolder();
  await refuseSecond(folder);
  // A set-up that was cut short is made anew: it holds nothing that anybody wrote.
  if (fresh || !(await isThere(join(folder, 'made-up-schools.json'))))
    await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o711 });
  await writeFile(join(folder, 'demo.pid'), String(process.pid));

  const stops: (() => Promise<unknown>)[] = [];
  let ending: Promise<void> | undefined;
  const end = (code: number): Promise<void> => {
    ending ??= (async () => {
      for (const stop of stops.splice(0).reverse()) await stop().catch(() => undefined);
      await rm(join(folder, 'demo.pid'), { force: true });
      process.exit(code);
    })();
    return ending;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

  await endLeftOverBrowser(folder);
  try {
    await buildForDemo(say);
    const installation = await startInstallation({
      folder,
      specs: [fernhill, littleCombe],
      codeCount: 40,
      port: await rememberedPort(folder),
      onProgress: say,
    });
    stops.push(() => installation.stop());
    await rememberDataFolder(folder);
    const pages = await servePages();
    stops.push(() => pages.close());
    const school = installation.schools[0];
    if (!school) throw new Error('the demo has no school');
    stops.push(confirmNewDevices(installation.url, school, say));
    const opened = await openPupilBrowser({
      folder,
      server: installation.url,
      school: school.id,
      signerSetDigest: school.signerSetDigest,
      enrolmentCode: await nextCode(folder, installation),
      deviceName: 'Demo laptop',
      startPage: `http://127.0.0.1:${pages.port}/`,
    });
    if ('process' in opened) stops.push(async () => opened.process.kill());
    sayWhereToLook({
      installation,
      school,
      opened,
      pagesUrl: `http://127.0.0.1:${pages.port}/`,
      seconds: Math.round((Date.now() - began) / 1000),
    });
  } catch (error) {
    console.error(error);
    await end(1);
  }
}

/** The same address at each start, so that a bookmark and an enrolled browser keep working. */
async function rememberedPort(folder: string): Promise<number> {
  const file = join(folder, 'port');
  const known = Number(await readFile(file, 'utf8').catch(() => '4750'));
  const port = (await isFree(known)) ? known : await anyFreePort();
  await writeFile(file, String(port));
  return port;
}

const listenOnce = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const { port: got } = probe.address() as AddressInfo;
      probe.close(() => resolve(got));
    });
  });
const isFree = async (port: number): Promise<boolean> => (await listenOnce(port)) === port;
const anyFreePort = async (): Promise<number> => (await listenOnce(0)) ?? 0;

/** A code is used once; a browser that is enrolled already does not ask for it. */
async function nextCode(folder: string, { schools }: Installation): Promise<string> {
  const file = join(folder, 'codes-used');
  const used = Number(await readFile(file, 'utf8').catch(() => '0'));
  const codes = schools[0]?.enrolmentCodes ?? [];
  await writeFile(file, String(used + 1));
  const code = codes[used];
  if (code === undefined) throw new Error('all enrolment codes of this demo are used: start it with --fresh');
  return code;
}
