// A watchlist's entries: what is looked for, why, and the examples that prove it.
import { z } from 'zod';
import { severities } from './severity.ts';
import { themeNames } from './themes.ts';

export const watchlistEntrySchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  theme: z.enum(themeNames),
  severity: z.enum(severities),
  /** BCP 47. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
  /** `{a|b}` in a phrase stands for either: "i {want to|wanna} go". */
  phrases: z.array(z.string().min(2).max(1_000)).min(1),
  /** What it means, why the list has it, and what else it could mean, each in plain words. */
  meaning: z.string().min(1).max(300),
  reason: z.string().min(1).max(300),
  couldMean: z.string().min(1).max(300),
  /** Any of these within so many words makes the hit innocent. */
  notNear: z.strictObject({ words: z.array(z.string().min(1)).min(1), within: z.int().min(1).max(30) }).optional(),
  /** It counts only with one of these within so many words. */
  near: z.strictObject({ words: z.array(z.string().min(1)).min(1), within: z.int().min(1).max(30) }).optional(),
  caseSensitive: z.boolean().optional(),
  origin: z.string().min(1).max(80),
  version: z.int().min(1),
  reviewBy: z.iso.date(),
  examples: z.strictObject({
    innocent: z.array(z.string().min(1)).min(2),
    concerning: z.array(z.string().min(1)).min(2),
  }),
  /** Which help the device may show. */
  help: z.string().max(40).optional(),
});
export type WatchlistEntry = z.infer<typeof watchlistEntrySchema>;

export const watchlistBodySchema = z.strictObject({ entries: z.array(watchlistEntrySchema).min(1) });
export type WatchlistBody = z.infer<typeof watchlistBodySchema>;
