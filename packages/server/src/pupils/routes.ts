// The pupil's own pages: signing in on the device whose link it is, and what is watched. HTML, also for every refusal.
import type {} from '@fastify/cookie';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { helpSection, limitsSection, policySections } from '@candour/agent/notice';
import { CandourError, baselinePartOf, documentPayloadSchemas, newId, schoolIdSchema } from '@candour/contract';
import type { PolicyBody, SchoolId, SignInId } from '@candour/contract';
import { fromUtf8, readDocument } from '@candour/trust';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isoOf } from '../clock.ts';
import { inSchool, requireSchool } from '../database/database.ts';
import type { SchoolTransaction } from '../database/database.ts';
import type { ConsoleDeps } from '../http/console-deps.ts';
import { answerOf, errorAnswer } from '../http/error-answers.ts';
import { readId } from '../http/input.ts';
import { plainPagePolicy } from '../http/page-headers.ts';
import { isFromOwnPage } from '../people/guard.ts';
import { isPassword } from '../people/passwords.ts';
import { retryAfterSeconds } from '../people/rules.ts';
import { giveTriesBack, reserveTries } from '../people/throttle.ts';
import type { Subject } from '../people/throttle.ts';
import { record } from '../record/record.ts';
import { escapeText, page, pageStyleSha256, refusedPage, signInPage, signedInPage } from './pages.ts';
import { tokenDigest } from '../people/sessions.ts';
import {
  isLinkOpen,
  isOwnBrowser,
  linkCookieName,
  linkValidMs,
  normalUsername,
  signInPath,
  signInValidMs,
} from './rules.ts';
import { addSignIn, bindLink, endSignIns, findLink, findPupil, pupilName, useLink } from './store.ts';
import type { SignInLink } from './store.ts';

const refusalMs = 250;
const token = z.string().regex(/^[A-Za-z0-9_-]{22,86}$/);
const form = z.object({ username: z.string().min(1).max(120), password: z.string().min(1).max(200) });

interface Visit {
  readonly school: SchoolId;
  readonly token: string;
  readonly frame: { readonly schoolName: string; readonly isMadeUp: boolean };
  readonly link: SignInLink;
}

export async function registerPupils(app: FastifyInstance, deps: ConsoleDeps): Promise<void> {
  const pages: FastifyPluginAsync = async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4_096 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
    );
    scope.setErrorHandler(async (error, request, reply) => {
      const { status, body } = answerOf(error, deps.db.clock.now()) ?? errorAnswer('internal');
      request.log[status >= 500 ? 'error' : 'info']({ code: body.error.code }, 'a pupil’s page was refused');
      return asPage(reply.code(status), refusedPage(null, body.error.what, body.error.todo));
    });
    const address = signInPath(':school', ':token');
    scope.get(address, async (request, reply) => {
      const visit = await visitOf(deps, request);
      await bindToBrowser(deps, visit, request, reply);
      return asPage(reply, formOf(visit, null));
    });
    scope.post(address, async (request, reply) => {
      if (!isFromOwnPage(request, deps.publicUrl)) throw new CandourError('origin-refused');
      return signIn(deps, await visitOf(deps, request), request, reply);
    });
    scope.get('/pupil/:school/watched', async (request, reply) =>
      asPage(reply, await watchedPage(deps, schoolOf(request))),
    );
  };
  await app.register(pages);
}

const asPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', plainPagePolicy(pageStyleSha256))
    .send(html);

const schoolOf = (request: FastifyRequest): SchoolId =>
  readId(schoolIdSchema, (request.params as { school?: unknown }).school);

const formOf = ({ school, token, frame, link }: Visit, wrong: string | null): string =>
  signInPage({ ...frame, deviceName: link.deviceName, action: signInPath(school, token), wrong });

/** Whoever opens the page first is the device whose badge was pressed: a link that is passed on serves nobody else. */
async function bindToBrowser(
  { db, publicUrl }: ConsoleDeps,
  { school, token, link }: Visit,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (link.browserSha256 !== null) return;
  const browser = randomBytes(32).toString('base64url');
  if (!(await inSchool(db, school, (tx) => bindLink(tx, token, tokenDigest(browser)))))
    throw new CandourError('sign-in-link-elsewhere');
  const secure = request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
  reply.setCookie(linkCookieName, browser, {
    path: signInPath(school, token),
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: linkValidMs / 1_000,
  });
}

/** @throws CandourError `sign-in-link-unknown`, `sign-in-link-elsewhere`, `device-held` */
async function visitOf({ db }: ConsoleDeps, request: FastifyRequest): Promise<Visit> {
  const school = schoolOf(request);
  const asked = token.safeParse((request.params as { token?: unknown }).token);
  const found = asked.success
    ? await inSchool(db, school, async (tx) => {
        const link = await findLink(tx, asked.data);
        return link && isLinkOpen(link, db.clock.now()) ? { link, school: await requireSchool(tx) } : undefined;
      })
    : undefined;
  if (!found || !asked.success) throw new CandourError('sign-in-link-unknown');
  const browser = request.cookies[linkCookieName];
  if (!isOwnBrowser(found.link, browser ? tokenDigest(browser) : null))
    throw new CandourError('sign-in-link-elsewhere');
  if (found.link.deviceStatus === 'held') throw new CandourError('device-held');
  return {
    school,
    token: asked.data,
    frame: { schoolName: found.school.name, isMadeUp: found.school.madeUp },
    link: found.link,
  };
}

async function signIn(
  deps: ConsoleDeps,
  visit: Visit,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const startedMs = performance.now();
  const { db } = deps;
  const asked = form.safeParse(request.body);
  if (!asked.success) return asPage(reply.code(422), formOf(visit, 'Type your user name and your password.'));
  await deps.requireLog(visit.school);
  const subjects: Subject[] = [
    // Its device stands for the address: a whole school may come from one, and must not lock itself or its staff out.
    { kind: 'address', value: `device ${visit.link.device}` },
    { kind: 'link', value: visit.token },
    { kind: 'pupil', value: normalUsername(asked.data.username) },
  ];
  const { retryAfterMs } = await reserveTries(db, visit.school, subjects);
  if (retryAfterMs !== null) {
    const seconds = retryAfterSeconds(retryAfterMs);
    return asPage(
      reply.code(429).header('retry-after', seconds),
      formOf(visit, `Too many tries. Wait ${inWords(seconds)}, then try again.`),
    );
  }
  const account = await inSchool(db, visit.school, (tx) => findPupil(tx, asked.data.username));
  const isRight = await isPassword(asked.data.password, account?.hash ?? null);
  const signedIn =
    isRight && account ? await inSchool(db, visit.school, (tx) => begin(tx, visit, account.pupil, subjects)) : null;
  if (!signedIn) {
    await sleep(Math.max(0, refusalMs - (performance.now() - startedMs)));
    return asPage(
      reply.code(401),
      formOf(visit, 'User name or password is not right. Try again, or ask the school office.'),
    );
  }
  return asPage(
    reply,
    signedInPage({
      ...visit.frame,
      deviceName: visit.link.deviceName,
      ...signedIn,
      watchedAddress: `/pupil/${visit.school}/watched`,
    }),
  );
}

/** Ends who was signed in on the device, begins this pupil's sign-in. Null: the roster has this pupil no more. */
async function begin(
  tx: SchoolTransaction,
  { link, token }: Visit,
  pupil: NonNullable<Awaited<ReturnType<typeof findPupil>>>['pupil'],
  subjects: readonly Subject[],
): Promise<{ pupilName: string; until: string } | null> {
  const name = await pupilName(tx, pupil);
  if (name === null) return null;
  if (!(await useLink(tx, token))) throw new CandourError('sign-in-link-unknown');
  const { device, boot } = link;
  await giveTriesBack(tx, subjects);
  for (const before of await endSignIns(tx, device)) {
    await record(tx, {
      by: { kind: 'server', id: null },
      kind: 'pupil.signed-out',
      on: before.pupil,
      detail: { signIn: before.signIn, device },
    });
  }
  const id = newId<SignInId>();
  const until = isoOf(Date.parse(tx.at) + signInValidMs);
  await addSignIn(tx, { id, pupil, device, boot, until });
  await record(tx, {
    by: { kind: 'pupil', id: pupil },
    kind: 'pupil.signed-in',
    on: pupil,
    detail: { signIn: id, device, until },
  });
  return {
    pupilName: name,
    until: new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: await timeZone(tx) }).format(
      new Date(until),
    ),
  };
}

const inWords = (seconds: number): string =>
  seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;

/** The policy in force; its wider part lapses on its date, the baseline does not. */
async function policyOf(tx: SchoolTransaction): Promise<PolicyBody | null> {
  const rows = await tx.sql
    .selectFrom('document')
    .select('jws')
    .where('kind', '=', 'policy')
    .orderBy('version', 'desc')
    .execute();
  for (const { jws } of rows) {
    const { notBefore, expires, body } = documentPayloadSchemas.policy.parse(
      JSON.parse(fromUtf8(readDocument(jws).payloadBytes)),
    );
    if (notBefore <= tx.at) return expires !== null && expires <= tx.at ? baselinePartOf(body) : body;
  }
  return null;
}

const timeZone = async (tx: SchoolTransaction): Promise<string> =>
  (await policyOf(tx))?.when.timeZone ?? 'Europe/London';

async function watchedPage({ db }: ConsoleDeps, school: SchoolId): Promise<string> {
  const { listing, policy } = await inSchool(db, school, async (tx) => ({
    listing: await requireSchool(tx),
    policy: await policyOf(tx),
  }));
  const nothing = {
    title: 'Nothing is watched',
    sentences: ['This school has no policy in force, so its devices watch nothing.'],
  };
  // The same sentences as on each device, so that the two cannot drift.
  const sections = [...(policy ? policySections(policy) : [nothing]), helpSection(policy ?? null), limitsSection];
  const html = sections
    .map(
      ({ title, sentences }) =>
        `<h2>${escapeText(title)}</h2><ul>${sentences.map((says) => `<li>${escapeText(says)}</li>`).join('')}</ul>`,
    )
    .join('\n');
  return page(
    { schoolName: listing.name, isMadeUp: listing.madeUp },
    `What is watched – ${listing.name}`,
    `<h1>What is watched</h1><p class="where">${escapeText(listing.name)}</p>${html}`,
  );
}
