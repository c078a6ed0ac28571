// Kinds of sites that an entry's conditions may ask for. The host knows the address; the detector learns the kind only.

export const siteKinds = [
  'search',
  'video',
  'social',
  'messaging',
  'school-work',
  'reference',
  'news',
  'literature',
  'games',
  'music',
  'shopping',
  'code',
  'assistant',
] as const;
export type SiteKind = (typeof siteKinds)[number];
