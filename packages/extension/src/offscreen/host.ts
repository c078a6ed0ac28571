// Joins the agent to this browser: settings, store, key, screen and face; and the ticker that drives it once a second.
import type { Agent, AgentSettings, ClockPort, SeenText } from '@candour/agent';
import { createAgent } from '@candour/agent';
import { type BootId, type Digest, newId, type SchoolId } from '@candour/contract';
import { flavour, version } from '../flavour.ts';
import type { HostSettings, TellOffscreen } from '../wire.ts';
import { askWorker, NoAnswer } from './ask.ts';
import { createFace } from './face.ts';
import { createHttp } from './http.ts';
import { listenToPages } from './pages.ts';
import { createReport, type Report } from './report.ts';
import { createScreen } from './screen.ts';
import { listenToSearches } from './searches.ts';
import { createStore, type Database, deviceKey, openDatabase } from './store.ts';

const tickMs = 1_000;
/** A policy that arrives later than this after the start is missing, as far as the badge is concerned. */
const settingsSoonMs = 10_000;

const clock: ClockPort = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export function startHost(): void {
  const face = createFace();
  let agent: Agent | null = null;
  let report: Report | null = null;
  let isStarting = false;
  let runsUnder = '';
  let database: Promise<Database> | null = null;
  const startedMs = performance.now();

  const onText = (text: SeenText): void => {
    report?.seen(text);
    // What was seen before there is an agent is forgotten: nothing is kept for later.
    void agent?.seen(text);
  };
  const pages = listenToPages({
    onText,
    onEnded: (tab) => void agent?.ended(tab),
    onChange: () => agent?.changed(),
  });
  listenToSearches(onText);

  const start = async (): Promise<void> => {
    if (isStarting) return;
    isStarting = true;
    try {
      const { settings, boot, reportUrl } = await askWorker<'start'>({
        to: 'worker',
        ask: 'start',
        boot: newId<BootId>(),
      });
      report ??= createReport(reportUrl);
      if (!settings) {
        face.showNoSettings(performance.now() - startedMs < settingsSoonMs);
        return;
      }
      const under = JSON.stringify(settings);
      if (agent && under === runsUnder) return;
      // Another server or school: the agent keeps what was acknowledged, and its successor shows the change.
      const former = agent;
      agent = null;
      await former?.stop();
      runsUnder = under;
      database ??= openDatabase();
      const opened = await database;
      const origins = (): ReadonlySet<string> => {
        const beacons = agent?.state().policy?.sites.map(({ beacon }) => new URL(beacon.url).origin) ?? [];
        return new Set([new URL(settings.server).origin, ...beacons]);
      };
      const made = createAgent(
        {
          clock,
          http: createHttp(origins),
          store: createStore(opened),
          screen: createScreen(pages),
          face,
          deviceKey: await deviceKey(opened),
          onAcknowledged: (id) => report?.acknowledged(id),
        },
        agentSettings(settings, boot),
      );
      let signedInAs: string | null = null;
      made.onState(({ signIn }) => {
        const now = signIn?.signIn ?? null;
        if (now !== signedInAs) pages.forgetOwnWords();
        signedInAs = now;
      });
      face.showAgent(made);
      agent = made;
      await made.start();
    } catch (error) {
      // Tried again with a later tick: the worker may be starting, the disk full, the settings wrong.
      agent = null;
      runsUnder = '';
      if (!(error instanceof NoAnswer)) face.showTrouble(error);
    } finally {
      isStarting = false;
    }
  };

  chrome.runtime.onMessage.addListener((message: unknown) => {
    if ((message as TellOffscreen | null)?.to === 'offscreen' && (message as TellOffscreen).tell === 'settings')
      void start();
  });
  let ticks = 0;
  setInterval(() => {
    ticks += 1;
    if (agent) {
      void agent.tick();
      report?.ring(agent.state().ring);
    } else if (ticks % 2 === 0) void start();
  }, tickMs);
  void start();
}

function agentSettings(settings: HostSettings, boot: string): AgentSettings {
  return {
    server: new URL(settings.server).origin,
    school: settings.school as SchoolId,
    signerSetDigest: settings.signerSetDigest as Digest,
    enrolmentCode: settings.enrolmentCode,
    deviceName: settings.deviceName,
    platform: navigator.userAgent.slice(0, 120),
    version,
    build: flavour,
    boot: boot as BootId,
  };
}
