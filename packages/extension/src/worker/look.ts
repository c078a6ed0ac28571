// What the screen would show now, and the picture of it: the two things only the worker can ask of the browser.
import type { Place, WorkerLook } from '../wire.ts';

export interface FrameFacts {
  readonly frameId: number;
  readonly parentFrameId: number;
  readonly url: string;
}

const nothing: WorkerLook = {
  kind: 'nothing',
  page: null,
  tab: null,
  document: null,
  windowFocused: null,
  minimised: null,
  privateWindow: null,
  hosts: [],
};

export async function look(): Promise<WorkerLook> {
  const shown = await shownTab();
  if (!shown) return nothing;
  const { window, tab } = shown;
  const frames = (await chrome.webNavigation.getAllFrames({ tabId: tab.id })) ?? [];
  const top = frames.find(({ frameId }) => frameId === 0);
  const isWeb = /^(https?|file):/.test(tab.url ?? '');
  return {
    kind: isWeb ? 'web' : 'browser-page',
    page: top ? `${tab.id} ${top.documentId} ${tab.url}` : null,
    tab: tab.id,
    document: top?.documentId ?? null,
    windowFocused: window.focused,
    minimised: window.state === 'minimized',
    privateWindow: window.incognito,
    // A navigation under way still shows the old page; where it leads counts as shown too.
    hosts: [
      ...new Set([
        ...frames.map((frame) => hostOf(frame, frames)),
        ...(tab.pendingUrl ? [hostOfUrl(tab.pendingUrl)] : []),
      ]),
    ],
  };
}

/** A JPEG data URL of the window that had the focus last; the caller looks before and after. */
export async function capture(quality: number): Promise<string | null> {
  const shown = await shownTab();
  if (!shown?.window.id) return null;
  return chrome.tabs.captureVisibleTab(shown.window.id, { format: 'jpeg', quality }).catch(() => null);
}

/** Where one frame stands: the hosts from the top down to it. */
export async function placeOf(tabId: number, frameId: number, origin: string | null): Promise<Place | null> {
  const [tab, frames] = await Promise.all([
    chrome.tabs.get(tabId).catch(() => null),
    chrome.webNavigation.getAllFrames({ tabId }).catch(() => null),
  ]);
  if (!tab) return null;
  const hosts: (string | null)[] = [];
  for (let id = frameId; id >= 0; ) {
    const frame = frames?.find((each) => each.frameId === id);
    if (!frame) break;
    hosts.unshift(hostOf(frame, frames ?? []));
    id = frame.parentFrameId;
  }
  if (hosts.length === 0) hosts.push(null);
  // A popup of `about:blank` belongs to whoever opened it: the browser says so in the sender's origin.
  if (hosts[0] === null && origin) hosts[0] = hostOfUrl(origin);
  return { hosts, address: tab.url ?? '', title: tab.title ?? '', privateWindow: tab.incognito };
}

async function shownTab(): Promise<{ window: chrome.windows.Window; tab: chrome.tabs.Tab & { id: number } } | null> {
  const window = await chrome.windows.getLastFocused().catch(() => null);
  if (window?.id === undefined) return null;
  const [tab] = await chrome.tabs.query({ active: true, windowId: window.id });
  return tab?.id === undefined ? null : { window, tab: tab as chrome.tabs.Tab & { id: number } };
}

/** Frames without an address of their own count as the frame that made them; `null` is unknown. */
export function hostOf(frame: FrameFacts, frames: readonly FrameFacts[]): string | null {
  for (let each: FrameFacts | undefined = frame, depth = 0; each && depth < 32; depth += 1) {
    const host = hostOfUrl(each.url);
    if (host) return host;
    const parent: number = each.parentFrameId;
    each = frames.find(({ frameId }) => frameId === parent);
  }
  return null;
}

/** `URL.host`, with a port that is not the scheme’s own: the school’s server is told apart by it. `blob:` addresses carry their maker’s origin. */
export function hostOfUrl(address: string): string | null {
  try {
    const url = new URL(address.startsWith('blob:') ? address.slice(5) : address);
    return /^https?:$/.test(url.protocol) ? url.host.toLowerCase() : null;
  } catch {
    return null;
  }
}
