// The policy: what a school's devices may do, when, where and for whom. It is shown to everyone it watches.
import { z } from 'zod';
import { base64urlSchema, isoTimeSchema } from './ids.ts';
import { severities, surfaces } from './severity.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not HH:MM');
const day = z.iso.date();
const dayRange = z.strictObject({ from: day, to: day, name: z.string().max(80) });

/** Watched groups are years, classes or device pools; never named pupils, never identity (DESIGN §5). */
const whoSchema = z.strictObject({
  years: z.union([z.literal('all'), z.array(z.int().min(0).max(14)).min(1)]),
  classes: z.union([z.literal('all'), z.array(z.string().max(20)).min(1)]),
});

const whenSchema = z.strictObject({
  timeZone: z.string(),
  /** ISO weekdays, 1 = Monday. */
  days: z.array(z.int().min(1).max(7)).min(1),
  from: clockTime,
  to: clockTime,
  holidays: z.array(dayRange),
  /** No card, frame or still in these; urgent text still rings. */
  examWindows: z.array(z.strictObject({ from: isoTimeSchema, to: isoTimeSchema, name: z.string().max(80) })),
});

/** A place inside the school, proved by its beacon's statement over a fresh nonce. */
export const siteSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().max(80),
  kind: z.enum(['teaching', 'residential', 'medical', 'changing']),
  beacon: z.strictObject({ url: z.url(), publicKey: base64urlSchema }),
});

const helpSchema = z.strictObject({ name: z.string().max(80), contact: z.string().max(120), when: z.string().max(80) });

export const policyBodySchema = z.strictObject({
  nation: z.enum(['england', 'wales', 'scotland', 'northern-ireland']),
  who: whoSchema,
  when: whenSchema,
  sites: z.array(siteSchema).min(1),
  /** Address ranges (CIDR) that a beacon may see and that count as off site all the same. */
  offSitePools: z.array(z.string().max(64)),
  surfaces: z.strictObject(
    Object.fromEntries(surfaces.map((surface) => [surface, z.boolean()])) as Record<
      (typeof surfaces)[number],
      z.ZodBoolean
    >,
  ),
  /** What each severity keeps: `count` only, `words`, or `words-and-clip` (critical only, and only with a ring). */
  evidence: z.strictObject(
    Object.fromEntries(
      severities.map((severity) => [severity, z.enum(['count', 'words', 'words-and-clip'])]),
    ) as Record<
      (typeof severities)[number],
      z.ZodEnum<{ count: 'count'; words: 'words'; 'words-and-clip': 'words-and-clip' }>
    >,
  ),
  ring: z.union([
    z.null(),
    z.strictObject({
      secondsBefore: z.int().min(1).max(45),
      secondsAfter: z.int().min(1).max(45),
      quality: z.int().min(50).max(60),
    }),
  ]),
  webcam: z.null(),
  offSite: z.enum(['nothing', 'help-only', 'text-kept']),
  outOfHours: z.enum(['nothing', 'help-only', 'text-kept']),
  personalDevices: z.enum(['nothing', 'text-on-site']),
  /** The school's own additions to the shipped list of sites that are never watched; bare domains, subdomains included. */
  neverWatched: z.array(z.string().regex(/^[a-z0-9.-]+$/)),
  people: z.strictObject({ lead: z.string().max(80), head: z.string().max(80), dataProtection: z.string().max(120) }),
  /** The pupil's page opens after the telling adult, or this many days after closing at the latest. */
  tellWithinDays: z.int().min(1).max(60),
  keepingDays: z.strictObject({ note: z.int(), noConcern: z.int(), undetermined: z.int(), evidence: z.int() }),
  help: z.array(helpSchema).min(1),
  dpiaReference: z.union([z.null(), z.string().max(120)]),
});
export type PolicyBody = z.infer<typeof policyBodySchema>;
