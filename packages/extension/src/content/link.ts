// The port from this frame to the offscreen document: opened when there is something to say, opened again after it was cut.
import type { AskWorker, PageSays } from '../wire.ts';

/** What waits while the offscreen document is away; older text is let go (P1). */
const waitingAtMost = 20;
const retryMs = 250;

export interface Link {
  say(message: PageSays): void;
  /** False once the extension was reloaded or removed: this script is an orphan and must fall silent. */
  isAlive(): boolean;
  /** Opens the port now: the top frame does, so that a page's silence about secret fields means something. */
  open(): void;
  readonly isOpen: boolean;
}

export interface LinkEvents {
  /** Called once: the extension is gone. */
  readonly onOrphaned: () => void;
  /** After each (re)connection, to say again what holds. */
  readonly onOpened: () => void;
  /** Somebody else uses the browser now, or may have come while the port was cut and nothing could be told. */
  readonly onForget: () => void;
}

export function createLink(name: string, { onOrphaned, onOpened, onForget }: LinkEvents): Link {
  let port: chrome.runtime.Port | null = null;
  let isOrphan = false;
  let waiting: PageSays[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  const isAlive = (): boolean => {
    if (isOrphan) return false;
    try {
      // Reading `id` throws or answers nothing once the extension is gone.
      if (chrome.runtime?.id) return true;
    } catch {}
    isOrphan = true;
    waiting = [];
    onOrphaned();
    return false;
  };

  const retry = (): void => {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      if (waiting.length > 0) open();
    }, retryMs);
  };

  const open = (): void => {
    if (port || !isAlive()) return;
    try {
      const opened = chrome.runtime.connect({ name });
      port = opened;
      opened.onMessage.addListener(() => onForget());
      opened.onDisconnect.addListener(() => {
        // Reading it tells the browser that the failure is known; else it is shown as an error of the page.
        void chrome.runtime.lastError;
        if (port === opened) port = null;
        onForget();
        if (!isAlive()) return;
        wake();
        if (waiting.length > 0) retry();
      });
      onOpened();
      const queued = waiting;
      waiting = [];
      for (const message of queued) say(message);
    } catch {
      port = null;
      if (isAlive()) retry();
    }
  };

  const say = (message: PageSays): void => {
    if (!port) {
      waiting.push(message);
      if (waiting.length > waitingAtMost) waiting.shift();
      open();
      return;
    }
    try {
      port.postMessage(message);
    } catch {
      // Cut by the back/forward cache or a reload.
      port = null;
      if (!isAlive()) return;
      waiting.push(message);
      retry();
    }
  };

  return {
    say,
    isAlive,
    open,
    get isOpen() {
      return port !== null;
    },
  };
}

function wake(): void {
  try {
    chrome.runtime.sendMessage({ to: 'worker', ask: 'wake' } satisfies AskWorker).catch(() => {});
  } catch {}
}
