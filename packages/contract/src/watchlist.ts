// A watchlist: what is looked for, why, under which conditions, and the examples that prove it. Its meaning: docs/matching.md.
import { z } from 'zod';
import { severities, surfaces } from './severity.ts';
import { siteKinds } from './site-kinds.ts';
import { themeNames } from './themes.ts';

/** Ways of hiding a word that an entry may see through (docs/matching.md §4). */
export const hiddenKinds = [
  'apostrophe',
  'lookalike',
  'marks',
  'digits',
  'stretched',
  'spaced',
  'damaged',
  'emoji',
  'romanised',
] as const;
export type HiddenKind = (typeof hiddenKinds)[number];

const siteConditions = siteKinds.map((kind) => `on-${kind}` as const);

/** What an entry may ask of a hit's surroundings (docs/matching.md §5). */
export const conditions = [
  ...surfaces,
  'query-start',
  'negated',
  'question',
  'first-person',
  'quoted',
  'in-title',
  ...siteConditions,
] as const;
export type Condition = (typeof conditions)[number];

const neighboursSchema = z.strictObject({
  words: z.array(z.string().min(1).max(200)).min(1),
  within: z.int().min(1).max(30),
});

/** BCP 47. */
const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/);

/** Phrases that stand for one another, named once: `[feeling-verb]` in a phrase of the same language. */
export const watchlistSlotSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(40),
  language: languageSchema,
  phrases: z.array(z.string().min(1).max(200)).min(1),
});
export type WatchlistSlot = z.infer<typeof watchlistSlotSchema>;

export const watchlistEntrySchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  theme: z.enum(themeNames),
  severity: z.enum(severities),
  language: languageSchema,
  /** Small patterns: `i {want to|wanna} (really) [leave] <0-2> kill~`. */
  phrases: z.array(z.string().min(2).max(1_000)).min(1),
  /** What it means, why the list has it, and what else it could mean, each in plain words. */
  meaning: z.string().min(1).max(300),
  reason: z.string().min(1).max(300),
  couldMean: z.string().min(1).max(300),
  /** Any of these within so many words makes the hit innocent. */
  notNear: neighboursSchema.optional(),
  /** It counts only with one of these within so many words. */
  near: neighboursSchema.optional(),
  /** It counts only when all of these hold (of several surfaces or sites: one). */
  only: z.array(z.enum(conditions)).min(1).optional(),
  /** Any of these makes it innocent. */
  unless: z.array(z.enum(conditions)).min(1).optional(),
  /** Which ways of hiding a word it sees through; without it, none. */
  hidden: z.array(z.enum(hiddenKinds)).min(1).optional(),
  /** Ordinary words that only look like a hidden form of one of its words. */
  ordinary: z.array(z.string().min(1).max(64)).min(1).optional(),
  caseSensitive: z.boolean().optional(),
  origin: z.string().min(1).max(80),
  version: z.int().min(1),
  reviewBy: z.iso.date(),
  /** Nobody has signed for it yet: what it finds is counted like a `note`, whatever its severity, and reaches nobody (P11). */
  shadow: z.literal(true).optional(),
  examples: z.strictObject({
    innocent: z.array(z.string().min(1)).min(2),
    concerning: z.array(z.string().min(1)).min(2),
  }),
  /** Which help the device may show. */
  help: z.string().max(40).optional(),
});
export type WatchlistEntry = z.infer<typeof watchlistEntrySchema>;

export const watchlistBodySchema = z.strictObject({
  slots: z.array(watchlistSlotSchema).optional(),
  entries: z.array(watchlistEntrySchema).min(1),
});
export type WatchlistBody = z.infer<typeof watchlistBodySchema>;
