// Languages as people write them into a table: by code, in English, or in the language itself.
import { bareLanguages } from '../../packages/detector/src/index.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

export const languageNames: ReadonlyMap<string, string> = new Map(
  bareLanguages.flatMap((code) => {
    const inEnglish = new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
    const inItself = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
    return [code, `${code}-gb`, inEnglish, inItself].map((name) => [plain(name), code] as const);
  }),
);
