// The places of things in a YAML document, and the keys that do not belong there.
import { isNode, isScalar, type Node, type YAMLMap } from 'yaml';
import { nearestWord } from './nearest-word.ts';

export type Report = (offset: number, what: string, instead: string) => void;

export const keyNode = (map: YAMLMap, key: string): Node | undefined => {
  const found = map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)?.key;
  return isNode(found) ? found : undefined;
};

export const offsetOf = (node: unknown, otherwise: number): number =>
  isNode(node) && node.range ? node.range[0] : otherwise;

export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

export const reportUnknownKeys = (map: YAMLMap, known: readonly string[], where: string, report: Report): void => {
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (known.includes(name)) continue;
    const meant = nearestWord(
      name,
      known.filter((word) => !keyNode(map, word)),
    );
    report(
      offsetOf(key, offsetOf(map, 0)),
      `"${shorten(name)}" is not a key of ${where}.`,
      meant ? `Write "${meant}".` : `Use only: ${known.join(', ')}.`,
    );
  }
};
