// Hears searches from the addresses that tabs go to: typed into the address bar, sent by a form, or set by a page without loading.
import type { TellOffscreen } from '../wire.ts';
import { isRepetition } from './repetition.ts';
import { searchedFor } from './search-engines.ts';
import { readOwnSettings } from './settings.ts';

type Navigation = chrome.webNavigation.WebNavigationTransitionCallbackDetails;

/** Registered at the worker's top level, so that a navigation wakes it. */
export function hearSearches(tell: (message: TellOffscreen) => Promise<void>): void {
  const hear = (details: Navigation): void => {
    if (details.frameId !== 0 || isRepetition(details)) return;
    void report(details);
  };
  const report = async (details: Navigation): Promise<void> => {
    const own = await readOwnSettings();
    const found = searchedFor(details.url, own?.searchHosts);
    if (!found) return;
    const tab = await chrome.tabs.get(details.tabId).catch(() => null);
    if (!tab || tab.incognito) return;
    await tell({
      to: 'offscreen',
      tell: 'searched',
      query: found.query,
      host: found.host,
      tab: details.tabId,
      address: details.url,
      title: tab.title ?? '',
    });
  };
  chrome.webNavigation.onCommitted.addListener(hear);
  chrome.webNavigation.onHistoryStateUpdated.addListener(hear);
  chrome.webNavigation.onReferenceFragmentUpdated.addListener(hear);
}
