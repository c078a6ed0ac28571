// The page "What this device watches": connects to the offscreen document and shows what it says.
import { show, showProblem } from '../../notice/show.ts';
import { type AskWorker, type NoticeAsks, type NoticeShows, noticePort } from '../../wire.ts';

const againMs = 500;
let port: chrome.runtime.Port | null = null;

function connect(): void {
  const opened = chrome.runtime.connect({ name: noticePort });
  port = opened;
  opened.onMessage.addListener((message: unknown) => show(message as NoticeShows, ask));
  opened.onDisconnect.addListener(() => {
    void chrome.runtime.lastError;
    port = null;
    // The offscreen document is starting: the worker makes sure of it.
    chrome.runtime.sendMessage({ to: 'worker', ask: 'wake' } satisfies AskWorker).catch(() => {});
    setTimeout(connect, againMs);
  });
}

function ask(message: NoticeAsks): void {
  if (port) port.postMessage(message);
  else showProblem('Candour is just starting. Try again in a moment.');
}

show({ show: 'no-settings', isWaiting: true }, ask);
connect();
