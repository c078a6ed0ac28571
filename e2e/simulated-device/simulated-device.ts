// The second host of the agent: a device without a browser, for tests of the server, benches and kills. It keeps ports.ts honest.
import { mkdirSync } from 'node:fs';
import { type Agent, type AgentState, createAgent, type SeenText } from '@candour/agent';
import { type BootId, type Digest, newId, type SchoolId, type Surface } from '@candour/contract';
import { FileStore } from './file-store.ts';
import { deviceKeyIn, nodeClock, nodeHttp, NumberedScreen } from './node-ports.ts';

export interface SimulatedDeviceOptions {
  /** Origin of the school's server. */
  readonly server: string;
  readonly school: string;
  /** An enrolment code; not used again once the folder holds an enrolled device. */
  readonly code: string;
  /** Digest of the first signer set. */
  readonly pin: string;
  /** Key and store; the same folder is the same device. */
  readonly storeFolder: string;
  readonly name?: string;
  /** The page that it shows and on which its pupil types. */
  readonly page?: string;
  readonly frameBytes?: number;
  /** Ms between ticks; 0: the caller ticks. Default 1000. */
  readonly tickMs?: number;
  readonly onAcknowledged?: (id: string) => void;
}

export interface SimulatedDevice {
  readonly agent: Agent;
  readonly screen: NumberedScreen;
  /** This start of it: sign-ins are bound to it. */
  readonly boot: BootId;
  /** Hands over one text, as a content script would; resolves when a finding in it is acknowledged. */
  see(surface: Surface, text: string, more?: Partial<SeenText>): Promise<void>;
  /** Resolves with the first state for which `holds` is true; rejects after `timeoutMs` and says what the state was. */
  until(holds: (state: AgentState) => boolean, timeoutMs?: number): Promise<AgentState>;
  stop(): Promise<void>;
}

export async function createSimulatedDevice(options: SimulatedDeviceOptions): Promise<SimulatedDevice> {
  const page = new URL(options.page ?? 'https://school-work.example/essay');
  mkdirSync(options.storeFolder, { recursive: true, mode: 0o700 });
  const store = new FileStore(options.storeFolder);
  const screen = new NumberedScreen([page.host], options.frameBytes);
  const { onAcknowledged } = options;
  const boot = newId<BootId>();
  const agent = createAgent(
    {
      clock: nodeClock,
      http: nodeHttp,
      store,
      screen,
      face: { show: () => {} },
      deviceKey: await deviceKeyIn(options.storeFolder),
      ...(onAcknowledged ? { onAcknowledged } : {}),
    },
    {
      server: options.server,
      school: options.school as SchoolId,
      signerSetDigest: options.pin as Digest,
      enrolmentCode: options.code,
      deviceName: options.name ?? 'Simulated device',
      platform: 'simulated',
      version: '0.1.0',
      build: 'demo',
      boot,
    },
  );
  await agent.start();
  const tickMs = options.tickMs ?? 1000;
  const ticker = tickMs > 0 ? setInterval(() => void agent.tick(), tickMs) : undefined;
  let seenCount = 0;

  return {
    agent,
    screen,
    boot,
    see: (surface, text, more = {}) => {
      screen.picture++;
      return agent.seen({
        surface,
        text,
        // Written to its end: a finding is acknowledged without waiting for whether its last word goes on.
        caret: null,
        hosts: [page.host],
        address: page.href,
        title: 'Simulated page',
        tab: 'tab-1',
        // A field of its own each time: the same phrase again is typed again.
        field: surface === 'typed' ? `field-${++seenCount}` : surface,
        privateWindow: false,
        pageMade: false,
        ...more,
      });
    },
    until: (holds, timeoutMs = 30_000) =>
      new Promise((resolve, reject) => {
        const first = agent.state();
        if (holds(first)) return resolve(first);
        const timer = setTimeout(() => {
          forget();
          reject(new Error(`After ${timeoutMs} ms the device says: ${agent.state().badge}: ${agent.state().says}`));
        }, timeoutMs);
        const forget = agent.onState((state) => {
          if (!holds(state)) return;
          clearTimeout(timer);
          forget();
          resolve(state);
        });
      }),
    async stop() {
      clearInterval(ticker);
      await agent.stop();
      await store.close();
    },
  };
}
