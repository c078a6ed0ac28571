// Checks the slots of a watchlist file: each a name with a list of phrases that stand for one another.
import { type WatchlistSlot, watchlistSlotSchema } from '@candour/contract';
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { parsePhrase } from '../pattern/parse.ts';
import { slotHint, textHint } from './fields.ts';
import { keyNode, offsetOf, type Report, shorten } from './nodes.ts';

const nameHint = 'Use small letters, digits and single hyphens, such as feeling-verb.';

/** Those without a problem. A slot has the language of its file, since words of two languages do not stand for one another. */
export const checkSlots = (root: YAMLMap, language: unknown, report: Report): WatchlistSlot[] => {
  const place = keyNode(root, 'slots');
  if (!place) return [];
  const map = root.get('slots');
  if (!isMap(map)) {
    report(offsetOf(place, 0), '"slots" is not made of names with lists.', slotHint);
    return [];
  }
  if (typeof language !== 'string') {
    report(offsetOf(place, 0), 'The file has slots, but no language.', 'Write language: at the head of the file.');
    return [];
  }
  return map.items.flatMap(({ key, value }): WatchlistSlot[] => {
    const name = isScalar(key) ? String(key.value) : '';
    const at = offsetOf(key, offsetOf(place, 0));
    const called = `Slot "${shorten(name)}"`;
    if (!watchlistSlotSchema.shape.name.safeParse(name).success) {
      report(at, `"${shorten(name)}" is not the name of a slot.`, nameHint);
      return [];
    }
    if (!isSeq(value) || value.items.length === 0) {
      report(at, `${called} has no list of phrases.`, slotHint);
      return [];
    }
    const seen = new Set<string>();
    let isRight = true;
    const wrong = (item: unknown, what: string, instead: string) => {
      isRight = false;
      report(offsetOf(item as Node, at), what, instead);
    };
    const phrases = value.items.flatMap((item): string[] => {
      const text: unknown = isScalar(item) ? item.value : undefined;
      if (typeof text !== 'string' || text === '') {
        wrong(item, `This item of slot "${shorten(name)}" is not read as text.`, textHint);
        return [];
      }
      if (text.length > 200) wrong(item, `${called}: a phrase is longer than 200 characters.`, 'Shorten it.');
      else if (/[{}()[\]<>|]/u.test(text))
        wrong(
          item,
          `${called}: only words and ~ may stand in a slot.`,
          'Write each alternative as an item of its own.',
        );
      else {
        const read = parsePhrase(text, { language, slots: [] });
        if ('problem' in read) wrong(item, `${called}: ${read.problem}`, 'Write one word or a few, without signs.');
        else if (seen.has(text.toLowerCase()))
          wrong(item, `${called}: "${shorten(text)}" stands there twice.`, 'Keep one of them.');
      }
      seen.add(text.toLowerCase());
      return [text];
    });
    return isRight ? [{ name, language, phrases }] : [];
  });
};
