// Words of identity, of asking for help and of everyday are known in each language that lists are written in.
import { expect, test } from 'vitest';
import { bareKindOf, bareLanguages, plainWords } from './bare-words.ts';
import type { BareKind } from './kinds.ts';

const known: Readonly<Record<string, Readonly<Record<BareKind, string>>>> = {
  en: {
    faith: 'Muslim',
    origin: 'Polish',
    sexuality: 'gay',
    language: 'Mandarin',
    support: 'autistic',
    help: 'help me',
    common: 'knife',
  },
  cy: {
    faith: 'Iddew',
    origin: 'Pwyliaid',
    sexuality: 'hoyw',
    language: 'Saesneg',
    support: 'awtistig',
    help: 'y Samariaid',
    common: 'cyllell',
  },
  pl: {
    faith: 'żyd',
    origin: 'Ukrainiec',
    sexuality: 'gej',
    language: 'po polsku',
    support: 'autyzm',
    help: 'telefon zaufania',
    common: 'nóż',
  },
  ro: {
    faith: 'musulman',
    origin: 'țigan',
    sexuality: 'lesbiană',
    language: 'engleză',
    support: 'handicap',
    help: 'am nevoie de ajutor',
    common: 'cuțit',
  },
  ur: {
    faith: 'مسلمان',
    origin: 'پاکستانی',
    sexuality: 'ہم جنس پرست',
    language: 'اردو',
    support: 'معذور',
    help: 'میری مدد کرو',
    common: 'چاقو',
  },
  pa: {
    faith: 'ਸਿੱਖ',
    origin: 'ਦਲਿਤ',
    sexuality: 'ਗੇ',
    language: 'ਅੰਗਰੇਜ਼ੀ',
    support: 'ਅਪਾਹਜ',
    help: 'ਮੇਰੀ ਮਦਦ ਕਰੋ',
    common: 'ਚਾਕੂ',
  },
  bn: {
    faith: 'মুসলিম',
    origin: 'সিলেটি',
    sexuality: 'সমকামী',
    language: 'ইংরেজি',
    support: 'প্রতিবন্ধী',
    help: 'সাহায্য করুন',
    common: 'ছুরি',
  },
  ar: {
    faith: 'الجهاد',
    origin: 'فلسطين',
    sexuality: 'مثلي',
    language: 'اللغة العربية',
    support: 'التوحد',
    help: 'ساعدني',
    common: 'سكين',
  },
  so: {
    faith: 'islaam',
    origin: 'jareer',
    sexuality: 'khaniis',
    language: 'af soomaali',
    support: 'curyaan',
    help: 'i caawi',
    common: 'mindi',
  },
  tr: {
    faith: 'Alevi',
    origin: 'Kürt',
    sexuality: 'eşcinsel',
    language: 'İngilizce',
    support: 'otizm',
    help: 'bana yardım edin',
    common: 'bıçak',
  },
  uk: {
    faith: 'єврей',
    origin: 'ром',
    sexuality: 'гей',
    language: 'англійська мова',
    support: 'аутизм',
    help: 'допоможіть',
    common: 'ніж',
  },
  ru: {
    faith: 'мусульманин',
    origin: 'таджик',
    sexuality: 'я гей',
    language: 'английский язык',
    support: 'сдвг',
    help: 'телефон доверия',
    common: 'нож',
  },
  fr: {
    faith: 'l’islam',
    origin: 'gitan',
    sexuality: 'lesbienne',
    language: 'kabyle',
    support: 'autiste',
    help: 'à l’aide',
    common: 'couteau',
  },
  es: {
    faith: 'judío',
    origin: 'gitano',
    sexuality: 'soy gay',
    language: 'castellano',
    support: 'dislexia',
    help: 'necesito ayuda',
    common: 'cuchillo',
  },
  pt: {
    faith: 'muçulmano',
    origin: 'cigano',
    sexuality: 'lésbica',
    language: 'língua gestual',
    support: 'surdo',
    help: 'preciso de ajuda',
    common: 'faca',
  },
  de: {
    faith: 'Jüdin',
    origin: 'Syrer',
    sexuality: 'schwul',
    language: 'Gebärdensprache',
    support: 'Rollstuhl',
    help: 'Telefonseelsorge',
    common: 'Messer',
  },
  zh: {
    faith: '穆斯林',
    origin: '维吾尔',
    sexuality: '同性恋',
    language: '普通话',
    support: '自闭症',
    help: '我需要帮助',
    common: '刀',
  },
};

test('each language has a table with every kind of word', () => {
  expect(Object.keys(known).toSorted()).toEqual(bareLanguages.toSorted());
  for (const [language, words] of Object.entries(known))
    for (const [kind, word] of Object.entries(words))
      expect([language, word, bareKindOf(word, language)]).toEqual([language, word, kind]);
});

test('case, marks that are left out, apostrophes and spaces make no difference', () => {
  expect(bareKindOf('MUZULMANIN', 'pl')).toBe('faith');
  expect(bareKindOf('  Help   me! ', 'en')).toBe('help');
  expect(bareKindOf('jehovah’s witness', 'en')).toBe('faith');
  expect(plainWords('Żółć,  «l’eau»')).toBe('zolc leau');
  expect(plainWords('مُسلِم')).toBe('مسلم');
});

test('English words count in every language, others in their own', () => {
  expect(bareKindOf('Childline', 'pl')).toBe('help');
  expect(bareKindOf('gay', 'so')).toBe('sexuality');
  expect(bareKindOf('gay', 'xx')).toBe('sexuality');
  expect(bareKindOf('nóż', 'en')).toBeUndefined();
  expect(bareKindOf('nóż', 'pl-PL')).toBe('common');
});

test('a phrase around such a word is none', () => {
  for (const text of ['all gays should burn', 'help me hide the knife', 'muslims are vermin', ''])
    expect(bareKindOf(text, 'en')).toBeUndefined();
});
