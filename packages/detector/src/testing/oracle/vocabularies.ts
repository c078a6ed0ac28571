// Few words per language, so that what is generated meets and just misses the phrases often.

export interface Vocabulary {
  readonly language: string;
  readonly words: readonly string[];
  /** Words that conditions ask for, and others that surround. */
  readonly around: readonly string[];
  /** What is written between two words. */
  readonly joiner: '' | ' ';
  readonly elisions?: readonly string[];
}

export const vocabularies: readonly Vocabulary[] = [
  {
    language: 'en',
    words: [
      'i',
      'me',
      'to',
      'die',
      'kill',
      'will',
      'pill',
      'suicide',
      'overdose',
      'myself',
      'don’t',
      'self-harm',
      'feel',
      'knife',
      '🔪',
      '9/11',
      'diet',
    ],
    around: ['i', 'my', 'not', 'never', 'why', 'how', 'the', 'Cat', 'a', 'x', 'suicidal', 'it’s', '7', '🙂'],
    joiner: ' ',
  },
  {
    // Words that only differ in length and order: stretched, spelt out and damaged ones meet in many ways.
    language: 'en',
    words: [
      'a',
      'b',
      'ab',
      'aab',
      'abb',
      'abba',
      'aa',
      'bbb',
      'abababa',
      'abbabab',
      'ababab',
      'bababa',
      'i',
      'l',
      'il',
      'als',
    ],
    around: ['a', 'b', 'c', 'abc', 'i', 'no', 'what'],
    joiner: ' ',
  },
  {
    language: 'pl',
    words: ['zabić', 'się', 'chcę', 'samobójstwo', 'skończyć', 'z', 'sobą', 'łóżko', 'śmierć'],
    around: ['nie', 'ja', 'mnie', 'czy', 'dlaczego', 'kot', 'i'],
    joiner: ' ',
  },
  {
    language: 'fr',
    words: ['envie', 'de', 'mourir', 'j’ai', 'tuer', 'me', 'suicider', 'l’idée', 'être', 'œuvre', 'plus'],
    around: ['je', 'ne', 'pas', 'pourquoi', 'un', 'n’ai', 'moi'],
    joiner: ' ',
    elisions: ['l’', 'd’', "qu'", 'j’', 'jusqu’'],
  },
  {
    language: 'ar',
    words: ['أريد', 'أن', 'أموت', 'انتحار', 'نفسي', 'أقتل', 'موت', 'قَتْل', 'mawt', 'nafsi', 'aqtul'],
    around: ['لا', 'لم', 'أنا', 'هل', 'لماذا', 'يوم', 'maut', 'nefsi', 'ana'],
    joiner: ' ',
  },
  {
    language: 'zh',
    words: ['我', '想', '死', '自杀', '想死', '不想', '活', '不想活', '大家', 'app'],
    around: ['不', '没', '我', '为什么', '了', '好', '们', '家', 'ok'],
    joiner: '',
  },
];
