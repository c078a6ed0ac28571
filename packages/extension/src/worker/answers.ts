// Answers the offscreen document, which can ask the browser nothing itself; and only it, never a page.
import type { AskWorker, WorkerAnswers } from '../wire.ts';
import { isTest } from '../flavour.ts';
import { bootId } from './boot.ts';
import { capture, look, placeOf } from './look.ts';
import { ensureOffscreen } from './offscreen-document.ts';
import { readOwnSettings, readSettings } from './settings.ts';

export function answerQuestions(): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const asked = message as AskWorker | null;
    if (asked?.to !== 'worker') return false;
    void ensureOffscreen();
    if (asked.ask === 'wake') return false;
    // A content script's sender is its page's address.
    if (!sender.url?.startsWith(chrome.runtime.getURL(''))) return false;
    answer(asked).then(sendResponse, () => sendResponse(null));
    return true;
  });
}

async function answer(asked: Exclude<AskWorker, { ask: 'wake' }>): Promise<WorkerAnswers[keyof WorkerAnswers]> {
  switch (asked.ask) {
    case 'start': {
      const [settings, boot, own] = await Promise.all([readSettings(), bootId(asked.boot), readOwnSettings()]);
      return { settings, boot, reportUrl: isTest ? (own?.reportUrl ?? null) : null };
    }
    case 'look':
      return look();
    case 'capture':
      return capture(asked.quality);
    case 'place':
      return placeOf(asked.tab, asked.frame, asked.origin);
    case 'badge':
      await Promise.all([
        chrome.action.setBadgeText({ text: asked.text }),
        chrome.action.setBadgeBackgroundColor({ color: asked.colour }),
        chrome.action.setBadgeTextColor({ color: '#ffffff' }),
        chrome.action.setTitle({ title: asked.title }),
      ]);
      return true;
  }
}
