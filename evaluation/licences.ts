// Which sets' lines may be printed, by whom they are and under which licence. A set that is not named here is never shown.

export interface Source {
  readonly by: string;
  readonly licence: string;
}

const hateCheck = 'Röttger and others, 2021';
const sources: Readonly<Record<string, Source>> = {
  xstest: { by: 'XSTest, Röttger and others, NAACL 2024', licence: 'CC BY 4.0' },
  hatecheck: { by: `HateCheck, ${hateCheck}`, licence: 'CC BY 4.0' },
  multilingual_hatecheck: { by: 'Multilingual HateCheck, Röttger and others, 2022', licence: 'CC BY 4.0' },
  ailuminate_en: { by: 'AILuminate, MLCommons', licence: 'CC BY 4.0' },
  ailuminate_fr: { by: 'AILuminate, MLCommons', licence: 'CC BY 4.0' },
  pie_idioms: { by: 'PIE idioms corpus, Adewumi and others, 2022', licence: 'CC BY 4.0' },
  catqa_en: { by: 'CategoricalQA, declare-lab', licence: 'Apache 2.0' },
  davidson_tweets: { by: 'Davidson and others, 2017', licence: 'MIT' },
  kjv_old: { by: 'The Bible, King James Version', licence: 'public domain' },
  lit_art_of_war: { by: 'Sun Tzu, The Art of War, translated by Lionel Giles', licence: 'public domain' },
  lit_christmas_carol: { by: 'Charles Dickens, A Christmas Carol', licence: 'public domain' },
  lit_frankenstein: { by: 'Mary Shelley, Frankenstein', licence: 'public domain' },
  lit_macbeth: { by: 'William Shakespeare, Macbeth', licence: 'public domain' },
  lit_merchant_venice: { by: 'William Shakespeare, The Merchant of Venice', licence: 'public domain' },
  lit_origin_species: { by: 'Charles Darwin, On the Origin of Species', licence: 'public domain' },
  lit_romeo_juliet: { by: 'William Shakespeare, Romeo and Juliet', licence: 'public domain' },
  lit_treasure_island: { by: 'Robert Louis Stevenson, Treasure Island', licence: 'public domain' },
};

export const sourceOf = (set: string): Source | undefined => (Object.hasOwn(sources, set) ? sources[set] : undefined);
