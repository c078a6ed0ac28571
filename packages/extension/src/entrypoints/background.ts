// The service worker: may end at any moment and keeps no state. Everything is registered and ensured at the top level, since a restart
// after a crash fires neither `onInstalled` nor `onStartup`.
import { defineBackground } from 'wxt/utils/define-background';
import { answerQuestions } from '../worker/answers.ts';
import { showNotice, showNoticeOnce } from '../worker/notice-tab.ts';
import { ensureOffscreen } from '../worker/offscreen-document.ts';
import { armOpenPages } from '../worker/reinject.ts';
import { hearSearches } from '../worker/searches.ts';
import type { TellOffscreen } from '../wire.ts';

const watchdog = 'watchdog';

async function tell(message: TellOffscreen): Promise<void> {
  await ensureOffscreen();
  // Nobody answers; the browser complains when the document is only just starting.
  await chrome.runtime.sendMessage(message).catch(() => {});
}

export default defineBackground(() => {
  answerQuestions();
  hearSearches(tell);
  chrome.alarms.onAlarm.addListener(() => void ensureOffscreen());
  chrome.runtime.onStartup.addListener(() => void ensureOffscreen());
  chrome.runtime.onInstalled.addListener(() => void ensureOffscreen());
  chrome.storage.managed.onChanged.addListener(() => void tell({ to: 'offscreen', tell: 'settings' }));
  chrome.action.onClicked.addListener(() => void showNotice());
  chrome.tabs.onUpdated.addListener((tab, { url, title }) => {
    if (url !== undefined || title !== undefined)
      void tell({
        to: 'offscreen',
        tell: 'moved',
        tab,
        ...(url === undefined ? {} : { address: url }),
        ...(title === undefined ? {} : { title }),
      });
  });
  void ensureOffscreen();
  void chrome.alarms.create(watchdog, { periodInMinutes: 0.5 });
  void armOpenPages();
  void showNoticeOnce();
});
