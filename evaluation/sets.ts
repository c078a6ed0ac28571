// What the sets that we know are, in words: names of files tell a reader little.

const about: Readonly<Record<string, string>> = {
  ailuminate_en: 'requests to a chat program that it should refuse, English',
  ailuminate_fr: 'requests to a chat program that it should refuse, French',
  catqa_en: 'wordy requests for harmful things, and harmless ones',
  chatcompanion_tests: 'short made-up chats among pupils',
  davidson_tweets: 'tweets: hate speech, and tweets that are none',
  documented_incidents: 'what children typed, as newspapers quoted it',
  grooming_synthetic: 'made-up lines of grooming',
  hardneg_queries: 'search queries picked because naive lists flag them',
  hatecheck: 'made-up sentences that test one difficulty of hate speech each',
  multilingual_hatecheck: 'the same in seven other languages',
  pie_idioms: 'figures of speech, all innocent',
  xstest: 'questions in pairs: one harmful, one that only sounds so',
  fortunes_en: 'jokes and sayings',
  kjv_old: 'the Bible, King James Version, first books',
  lit_art_of_war: 'The Art of War',
  lit_christmas_carol: 'A Christmas Carol',
  lit_frankenstein: 'Frankenstein',
  lit_macbeth: 'Macbeth',
  lit_merchant_venice: 'The Merchant of Venice',
  lit_origin_species: 'On the Origin of Species',
  lit_romeo_juliet: 'Romeo and Juliet',
  lit_treasure_island: 'Treasure Island',
  pupils_ellipse_dev: 'sentences from essays of US pupils who learn English',
  q_nq_open_dev: 'questions typed into a search engine, English',
  q_squad_test: 'questions about encyclopaedia articles, English',
};

export function aboutSet(name: string): string {
  if (Object.hasOwn(about, name)) return about[name] ?? '';
  const language = /^q_miracl_([a-z]+)_/.exec(name)?.[1];
  return language === undefined
    ? ''
    : `questions of searchers, ${new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language}`;
}
