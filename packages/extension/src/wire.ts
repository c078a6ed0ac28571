// What the parts of the extension say to each other. All of it stays inside the browser.
import type { AgentState, NoticeSection, SeenText } from '@candour/agent';

/** A frame's content script → the offscreen document, over a port named {@link textPort}. */
export type PageSays =
  | {
      readonly say: 'text';
      readonly surface: 'typed' | 'copied';
      readonly text: string;
      readonly caret: number | null;
      readonly field: string;
      readonly pageMade: boolean;
      readonly own: SeenText['own'];
    }
  /** What was written in this frame is done: the field was left, it was sent, or the page is going. */
  | { readonly say: 'ended' }
  /** The focused field of this frame is one that is never read, or no longer. */
  | { readonly say: 'secret'; readonly isFocused: boolean }
  | { readonly say: 'changed' };

/** The offscreen document → each frame: somebody else uses the browser from now on. */
export interface PageHears {
  readonly tell: 'forget';
}

export const textPort = 'text';

/** Where a frame stands: asked of the worker once for each port, since the offscreen document cannot ask the browser itself. */
export interface Place {
  readonly hosts: readonly (string | null)[];
  readonly address: string;
  readonly title: string;
  readonly privateWindow: boolean | null;
}

/** `ScreenLook` as the worker sees it: the offscreen document adds what the frames told it about secret fields. */
export interface WorkerLook {
  readonly kind: 'web' | 'browser-page' | 'nothing';
  readonly page: string | null;
  readonly tab: number | null;
  /** Of the top frame, so that a port of an earlier page in the same tab does not speak for this one. */
  readonly document: string | null;
  readonly windowFocused: boolean | null;
  readonly minimised: boolean | null;
  readonly privateWindow: boolean | null;
  readonly hosts: readonly (string | null)[];
}

/** From managed settings, or from the own folder where the flavour reads it. */
export interface HostSettings {
  readonly server: string;
  readonly school: string;
  readonly signerSetDigest: string;
  readonly enrolmentCode: string;
  readonly deviceName: string;
}

/** More that a demo or a test may put in its settings file. */
export interface OwnFolderSettings extends HostSettings {
  /** Hosts (with port) whose `/search?q=` counts as a search engine. */
  readonly searchHosts?: readonly string[];
  /** Test flavour only: where each seen text and each acknowledged id is reported, on loopback. */
  readonly reportUrl?: string;
}

/** Offscreen document → worker. Each gets one answer. */
export type AskWorker =
  /** `boot`: the id of this browser start, if it has none yet. */
  | { readonly to: 'worker'; readonly ask: 'start'; readonly boot: string }
  | { readonly to: 'worker'; readonly ask: 'look' }
  | { readonly to: 'worker'; readonly ask: 'capture'; readonly quality: number }
  | {
      readonly to: 'worker';
      readonly ask: 'place';
      readonly tab: number;
      readonly frame: number;
      readonly origin: string | null;
    }
  | {
      readonly to: 'worker';
      readonly ask: 'badge';
      readonly text: string;
      readonly colour: string;
      readonly title: string;
    }
  | { readonly to: 'worker'; readonly ask: 'wake' };

export interface WorkerAnswers {
  readonly start: {
    readonly settings: HostSettings | null;
    readonly boot: string;
    readonly reportUrl: string | null;
  };
  readonly look: WorkerLook;
  /** A data URL, or `null` when there is no picture. */
  readonly capture: string | null;
  readonly place: Place | null;
  readonly badge: true;
  readonly wake: true;
}

/** Worker → offscreen document; no answer. */
export type TellOffscreen =
  | { readonly to: 'offscreen'; readonly tell: 'settings' }
  | {
      readonly to: 'offscreen';
      readonly tell: 'searched';
      readonly query: string;
      readonly tab: number;
      readonly address: string;
      readonly title: string;
      readonly host: string;
    }
  | {
      readonly to: 'offscreen';
      readonly tell: 'moved';
      readonly tab: number;
      readonly address?: string;
      readonly title?: string;
    };

/** The page "What this device watches" ↔ the offscreen document, over a port named {@link noticePort}. */
export const noticePort = 'notice';
export type NoticeAsks = { readonly ask: 'sign-in' } | { readonly ask: 'sign-out' };
export type NoticeShows =
  | { readonly show: 'no-settings'; readonly isWaiting: boolean }
  | { readonly show: 'agent'; readonly state: AgentState; readonly sections: readonly NoticeSection[] }
  /** The agent could not start; it is tried again. */
  | { readonly show: 'trouble'; readonly what: string; readonly todo: string }
  | { readonly show: 'sign-in-page'; readonly url: string }
  | { readonly show: 'problem'; readonly what: string; readonly todo: string };
