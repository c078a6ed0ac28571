// Signing in and out of the console, and who one is there.
import { setTimeout as sleep } from 'node:timers/promises';
import { CandourError, actorOfPerson, consolePaths, signInRequestSchema } from '@candour/contract';
import type { Me, SchoolsAnswer, SignInRequest } from '@candour/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inSchool, listSchools } from '../database/database.ts';
import type { SchoolTransaction } from '../database/database.ts';
import type { ConsoleDeps } from '../http/console-deps.ts';
import { readInput } from '../http/input.ts';
import { record } from '../record/record.ts';
import { sessionOf } from './guard.ts';
import { isPassword } from './passwords.ts';
import { isKnownBrowser, rememberBrowser } from './known-browsers.ts';
import {
  knownBrowserCookieName,
  knownBrowserMs,
  normalAccount,
  retryAfterSeconds,
  sessionCookieName,
} from './rules.ts';
import { endSession, requireKnownSchool, startSession } from './sessions.ts';
import { currentTeamKey, findAccount } from './store.ts';
import { giveTriesBack, reserveTries } from './throttle.ts';
import type { Subject } from './throttle.ts';

/** A refused sign-in answers no sooner than this, whether or not there was more to do for a known account. */
const refusalMs = 250;

const isSecure = (request: FastifyRequest, publicUrl: string | undefined): boolean =>
  request.protocol === 'https' || publicUrl?.startsWith('https:') === true;

export function registerPeople(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db, publicUrl } = deps;
  const cookie = (request: FastifyRequest) =>
    ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(request, publicUrl) }) as const;

  app.get(consolePaths.schools, { config: { console: 'anybody' } }, async (): Promise<SchoolsAnswer> => {
    const schools = await listSchools(db);
    return schools.map(({ school, name, madeUp }) => ({ id: school, name, madeUp }));
  });

  app.post(
    consolePaths.signIn,
    { config: { console: 'anybody' }, bodyLimit: 4_096 },
    async (request, reply): Promise<Me> => {
      const asked = readInput(signInRequestSchema, request.body);
      await inSchool(db, asked.school, requireKnownSchool);
      await deps.requireLog(asked.school);
      const { token, browser, me } = await signIn(deps, asked, request, reply);
      reply.setCookie(sessionCookieName, `${asked.school}.${token}`, cookie(request));
      // Sent back to this one route, and only there of any meaning.
      reply.setCookie(knownBrowserCookieName, browser, {
        ...cookie(request),
        path: consolePaths.signIn,
        maxAge: knownBrowserMs / 1_000,
      });
      return me;
    },
  );

  app.post(consolePaths.signOut, { config: { console: 'anybody' } }, async (request, reply) => {
    const { session } = request;
    // Signing out never waits for the log: whoever wants to be out is out.
    if (session) {
      await inSchool(db, session.school, async (tx) => {
        await endSession(tx, session);
        await record(tx, {
          by: actorOfPerson(session.person),
          kind: 'person.signed-out',
          on: session.person,
          detail: {},
        });
      });
    }
    return reply.clearCookie(sessionCookieName, cookie(request)).code(204).send();
  });

  app.get(consolePaths.me, { config: { console: 'signed-in' } }, async (request): Promise<Me> => {
    const session = sessionOf(request);
    return inSchool(db, session.school, (tx) =>
      meOf(tx, { id: session.person, name: session.name, roles: [...session.roles] }, session.until),
    );
  });
}

async function signIn(
  { db }: ConsoleDeps,
  asked: SignInRequest,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ token: string; browser: string; me: Me }> {
  const startedMs = performance.now();
  const browser = request.cookies[knownBrowserCookieName];
  // Whoever types wrong passwords for a lead from anywhere else must not keep the lead from a child's call for help.
  const subjects: Subject[] = (await isKnownBrowser(db, asked.school, asked.account, browser))
    ? [{ kind: 'browser', value: browser ?? '' }]
    : [
        { kind: 'address', value: request.ip },
        { kind: 'account', value: normalAccount(asked.account) },
      ];
  const reserved = await reserveTries(db, asked.school, subjects);
  if (reserved.retryAfterMs !== null) {
    reply.header('retry-after', retryAfterSeconds(reserved.retryAfterMs));
    throw new CandourError('sign-in-throttled');
  }
  const account = await inSchool(db, asked.school, (tx) => findAccount(tx, asked.account));
  if (!(await isPassword(asked.password, account?.hash ?? null)) || !account) {
    const { lockedUntil } = reserved;
    if (account && lockedUntil) {
      await inSchool(db, asked.school, (tx) =>
        record(tx, {
          by: { kind: 'server', id: null },
          kind: 'person.locked-out',
          on: account.person,
          detail: { until: lockedUntil },
        }),
      );
    }
    await sleep(Math.max(0, refusalMs - (performance.now() - startedMs)));
    throw new CandourError('sign-in-failed');
  }
  return inSchool(db, asked.school, async (tx) => {
    await giveTriesBack(tx, subjects);
    const { token, until } = await startSession(tx, account.person);
    await record(tx, { by: actorOfPerson(account.person), kind: 'person.signed-in', on: account.person, detail: {} });
    const person = await tx.sql
      .selectFrom('person')
      .select(['name', 'roles'])
      .where('id', '=', account.person)
      .executeTakeFirstOrThrow();
    return {
      token,
      browser: await rememberBrowser(tx, account.person, browser),
      me: await meOf(
        tx,
        { id: account.person, name: person.name, roles: person.roles as Me['person']['roles'] },
        until,
      ),
    };
  });
}

async function meOf(tx: SchoolTransaction, person: Me['person'], until: string): Promise<Me> {
  const school = await requireKnownSchool(tx);
  return { person, school: { id: tx.school, ...school }, team: await currentTeamKey(tx), sessionUntil: until };
}
