// Keeps the one offscreen document there: the ring, the detector and the outbox live in it.

let creating: Promise<void> | null = null;

/** One in-flight promise, since a second document is refused by the browser; the worker may start more than once at the same time. */
export function ensureOffscreen(): Promise<void> {
  creating ??= create().finally(() => {
    creating = null;
  });
  return creating;
}

async function create(): Promise<void> {
  const contexts = await chrome.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT' as chrome.runtime.ContextType],
  });
  if (contexts.length > 0) return;
  try {
    await chrome.offscreen.createDocument({
      url: 'offscreen.html',
      reasons: ['WORKERS' as chrome.offscreen.Reason],
      justification:
        'Matches text against the school’s watchlist and keeps what waits to be sent; a service worker may end at any moment.',
    });
  } catch (error) {
    // Another start of this worker was faster.
    if (!/single offscreen/i.test(String(error))) throw error;
  }
}
