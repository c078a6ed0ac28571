// Opens the page “What this device watches”: by the toolbar button, and by itself once on each device.

const shownKey = 'noticeShown';
const page = (): string => chrome.runtime.getURL('notice.html');

/** The open one if there is one, so that clicks do not pile up tabs. */
export async function showNotice(): Promise<void> {
  const [open] = await chrome.tabs.query({ url: page() });
  if (open?.id === undefined) {
    await chrome.tabs.create({ url: page() });
    return;
  }
  await chrome.tabs.update(open.id, { active: true });
  await chrome.windows.update(open.windowId, { focused: true });
}

export async function showNoticeOnce(): Promise<void> {
  const { [shownKey]: isShown } = await chrome.storage.local.get(shownKey);
  if (isShown) return;
  await chrome.storage.local.set({ [shownKey]: true });
  // Beside what the pupil is doing, not in front of it.
  await chrome.tabs.create({ url: page(), active: false });
}
