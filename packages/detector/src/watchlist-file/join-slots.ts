// Takes the slots of several files for one list: files of one language may repeat a slot, each to be read by itself.
import type { WatchlistSlot } from '@candour/contract';

/** What repeats another word for word is left out; two meanings of one name stay, and `compile` refuses them. */
export const joinSlots = (slots: readonly WatchlistSlot[]): WatchlistSlot[] => {
  const seen = new Set<string>();
  return slots.filter((slot) => {
    const key = JSON.stringify([slot.language, slot.name, slot.phrases]);
    return !seen.has(key) && Boolean(seen.add(key));
  });
};
