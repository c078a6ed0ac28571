// One id per browser start: `storage.session` lives exactly as long.

const key = 'boot';
let settling: Promise<string> | null = null;

/** The id of this browser start; `offered` becomes it when there is none yet. */
export function bootId(offered: string): Promise<string> {
  settling ??= settle(offered);
  return settling;
}

async function settle(offered: string): Promise<string> {
  const { [key]: known } = await chrome.storage.session.get(key);
  if (typeof known === 'string') return known;
  await chrome.storage.session.set({ [key]: offered });
  return offered;
}
