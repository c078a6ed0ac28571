// An agent on a fake device at a fake school, with the steps that every test needs.
import { newId, type BootId } from '@candour/contract';
import { generateSigningKeyPair, type KeyPair } from '@candour/trust';
import type { Agent, AgentSettings } from '../agent.ts';
import { createAgent } from '../create-agent.ts';
import type { SeenText } from '../seen.ts';
import type { AgentState } from '../state.ts';
import { FakeSchool, fakeServer } from './fake-school.ts';
import { FakeClock, FakeScreen, MemoryStore } from './fake-world.ts';
import { runningCrypto } from './running-crypto.ts';
import { schoolTimeMs, testEntries, testPolicy } from './made-up.ts';

export class FakeDevice {
  readonly clock: FakeClock;
  readonly school: FakeSchool;
  readonly deviceKey: KeyPair;
  readonly acknowledged: string[] = [];
  readonly shown: AgentState[] = [];
  screen = new FakeScreen();
  store = new MemoryStore();
  settings: AgentSettings;
  agent!: Agent;

  private constructor(clock: FakeClock, school: FakeSchool, deviceKey: KeyPair) {
    this.clock = clock;
    this.school = school;
    this.deviceKey = deviceKey;
    this.settings = {
      server: fakeServer,
      school: school.school,
      signerSetDigest: school.pin,
      enrolmentCode: 'code-12345',
      deviceName: 'Trolley 4, laptop 7',
      platform: 'test',
      version: '0.1.0',
      build: 'test',
      boot: newId<BootId>(),
    };
  }

  static async create(
    options: {
      readonly policy?: Partial<typeof testPolicy>;
      readonly atMs?: number;
      readonly settings?: Partial<AgentSettings>;
    } = {},
  ): Promise<FakeDevice> {
    const clock = new FakeClock(options.atMs ?? schoolTimeMs);
    const school = await FakeSchool.create(clock, { ...testPolicy, ...options.policy }, testEntries);
    const device = new FakeDevice(clock, school, await generateSigningKeyPair());
    device.settings = { ...device.settings, ...options.settings };
    return device;
  }

  /** Starts an agent on what the store holds; a second call is a restart after a kill. */
  async start(boot: BootId = newId<BootId>()): Promise<void> {
    this.settings = { ...this.settings, boot };
    this.agent = createAgent(
      {
        clock: this.clock,
        http: this.school,
        store: this.store,
        screen: this.screen,
        face: { show: (state) => void this.shown.push(state) },
        deviceKey: this.deviceKey,
        onAcknowledged: (id) => void this.acknowledged.push(id),
      },
      this.settings,
    );
    await this.agent.start();
  }

  /** Enrolled, confirmed, documents there, beacon heard, a pupil signed in. */
  async ready(options: { readonly signIn?: boolean } = {}): Promise<void> {
    if (options.signIn !== false) this.school.signInPupil();
    await this.start();
    await this.settle();
    const hasAll = (): boolean =>
      this.agent.state().policy !== null && (this.agent.state().site !== null || this.school.beaconAddress === null);
    for (let second = 0; second < 4 || (second < 8 && !hasAll()); second++) await this.seconds(1);
  }

  /** Restart after a kill: what was in memory is gone, what stood in the store is there. */
  async restart(): Promise<void> {
    this.store = this.store.revive();
    this.screen = new FakeScreen();
    await this.start();
  }

  /** Lets seconds pass, each with its tick, and whatever that sets off. */
  async seconds(count: number, each: (second: number) => void = () => {}): Promise<void> {
    for (let second = 0; second < count; second++) {
      this.clock.pass(1000);
      each(second);
      await this.agent.tick();
      await this.settle();
    }
  }

  /** Time goes by without a tick on a device that somebody uses: nobody is signed out for having left. */
  passInUse(ms: number): void {
    for (let left = ms; left > 0; left -= 600_000) {
      this.clock.pass(Math.min(left, 600_000));
      this.agent.changed();
    }
  }

  /** Until nothing in flight is left: what is not real cryptography on another thread is over after a turn. */
  async settle(): Promise<void> {
    const uses = (): number => this.school.requests.length + this.store.uses + this.screen.captures;
    for (let quiet = 0, before = uses(); quiet < 3; quiet++) {
      await new Promise<void>((done) => setTimeout(done, 0));
      if (runningCrypto() > 0 || uses() !== before) quiet = -1;
      before = uses();
    }
  }

  /** A text that is written to its end: nobody goes on with its last word, unless `more` says where the caret stands. */
  async type(text: string, more: Partial<SeenText> = {}): Promise<void> {
    await this.agent.seen({
      surface: 'typed',
      text,
      caret: null,
      hosts: ['school-work.example'],
      address: 'https://school-work.example/essay',
      title: 'My essay',
      tab: 'tab-1',
      field: 'field-1',
      privateWindow: false,
      pageMade: false,
      ...more,
    });
  }

  /** Key by key, as the caret's window grows; each look is over before the next key. */
  async keys(text: string, more: Partial<SeenText> = {}, before = ''): Promise<void> {
    for (let end = 1; end <= text.length; end++) {
      const written = before + text.slice(0, end);
      await this.type(written, { caret: written.length, ...more });
    }
  }
}

declare function setTimeout(run: () => void, ms: number): unknown;
