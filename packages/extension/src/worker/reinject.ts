// Puts the content script into tabs that were open before the extension was: browsers do so only for pages opened later.

const doneKey = 'pagesArmed';

/** Once per load of the extension; `storage.session` is emptied by a reload and by the end of the browser, never by the worker's end. */
export async function armOpenPages(): Promise<void> {
  const { [doneKey]: isDone } = await chrome.storage.session.get(doneKey);
  if (isDone) return;
  await chrome.storage.session.set({ [doneKey]: true });
  const tabs = await chrome.tabs.query({ url: ['http://*/*', 'https://*/*', 'file://*/*'] });
  for (const { id } of tabs) {
    if (id === undefined) continue;
    // Not awaited: it does not return while a frame of the page never ends loading.
    chrome.scripting
      .executeScript({ target: { tabId: id, allFrames: true }, files: ['page.js'], injectImmediately: true })
      .catch(() => {});
  }
}
