// Listens to the content scripts of all pages: hands their texts to the agent and knows where a secret field has the focus.
import type { SeenText } from '@candour/agent';
import { type PageHears, type PageSays, type Place, type TellOffscreen, textPort } from '../wire.ts';
import { askWorker } from './ask.ts';

interface Frame {
  readonly port: chrome.runtime.Port;
  readonly tab: number;
  readonly frame: number;
  readonly document: string | null;
  place: Promise<Place | null>;
  isSecret: boolean;
  secretUntilMs: number;
}

/** A field that was left this short while ago still counts: a picture may take as long, and may be of the moment before it was left. */
const secretLingersMs = 1_200;
const textAtMost = 2_000;

export interface Pages {
  /** `null`: no script of ours speaks for what this tab shows, so nobody knows. */
  isSecretFocused(tab: number | null, document: string | null): boolean | null;
  /** Another pupil, or nobody: what was written before is not theirs, in no page that is still open. */
  forgetOwnWords(): void;
}

export interface PageEvents {
  readonly onText: (text: SeenText) => void;
  /** Nobody goes on with what was written last in this tab. */
  readonly onEnded: (tab: string) => void;
  readonly onChange: () => void;
}

export function listenToPages({ onText, onEnded, onChange }: PageEvents): Pages {
  const frames = new Set<Frame>();
  const moved = new Map<number, { address?: string; title?: string }>();

  chrome.runtime.onConnect.addListener((port) => {
    const tab = port.sender?.tab?.id;
    if (port.name !== textPort || tab === undefined) return;
    const frame: Frame = {
      port,
      tab,
      frame: port.sender?.frameId ?? -1,
      document: port.sender?.documentId ?? null,
      place: askPlace(tab, port.sender),
      isSecret: false,
      secretUntilMs: 0,
    };
    frames.add(frame);
    if (frame.frame === 0) moved.delete(tab);
    port.onDisconnect.addListener(() => {
      void chrome.runtime.lastError;
      frames.delete(frame);
      // The page is gone, or its script is; what it told last may still be waiting for its place.
      void ended(frame);
      onChange();
    });
    port.onMessage.addListener((message: unknown) => void hear(frame, message as PageSays));
    onChange();
  });

  chrome.runtime.onMessage.addListener((message: unknown, sender) => {
    const told = message as TellOffscreen | null;
    // Only the worker tells; a message from a page has its tab in it.
    if (told?.to !== 'offscreen' || told.tell !== 'moved' || sender.tab) return;
    moved.set(told.tab, { ...moved.get(told.tab), ...told });
    onChange();
  });

  const ended = async (frame: Frame): Promise<void> => {
    await frame.place;
    onEnded(String(frame.tab));
  };

  const hear = async (frame: Frame, message: PageSays): Promise<void> => {
    if (message.say === 'changed') return onChange();
    if (message.say === 'ended') return ended(frame);
    if (message.say === 'secret') {
      if (frame.isSecret && !message.isFocused) frame.secretUntilMs = performance.now() + secretLingersMs;
      frame.isSecret = message.isFocused === true;
      return;
    }
    if (message.say !== 'text' || typeof message.text !== 'string' || message.text.length > textAtMost) return;
    onChange();
    const place = await frame.place;
    // Asked again next time: the tab may just have been closing.
    if (!place) frame.place = askPlace(frame.tab, frame.port.sender);
    const now = moved.get(frame.tab);
    onText({
      surface: message.surface,
      text: message.text,
      caret: message.caret,
      hosts: place?.hosts ?? [null],
      address: now?.address ?? place?.address ?? '',
      title: now?.title ?? place?.title ?? '',
      tab: String(frame.tab),
      field: message.field,
      privateWindow: place?.privateWindow ?? null,
      pageMade: message.pageMade,
      own: message.own,
    });
  };

  return {
    forgetOwnWords() {
      for (const { port } of frames) port.postMessage({ tell: 'forget' } satisfies PageHears);
    },
    isSecretFocused(tab, document) {
      const shown = [...frames].filter((frame) => frame.tab === tab);
      if (!shown.some((frame) => frame.frame === 0 && frame.document === document)) return null;
      const nowMs = performance.now();
      return shown.some((frame) => frame.isSecret || frame.secretUntilMs > nowMs);
    },
  };
}

const askPlace = (tab: number, sender: chrome.runtime.MessageSender | undefined): Promise<Place | null> =>
  askWorker<'place'>({
    to: 'worker',
    ask: 'place',
    tab,
    frame: sender?.frameId ?? 0,
    origin: sender?.origin ?? null,
  }).catch(() => null);
