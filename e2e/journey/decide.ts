// The lead takes the incident, opens words and evidence with reasons, looks at every frame, decides, and reads the record's own log.
import {
  type ClipEnvelope,
  type EvidenceOpened,
  type IncidentView,
  consolePaths,
  type RecordLog,
} from '@candour/contract';
import type { Page, Response } from 'playwright-core';
import { fillOpenForm } from './console.ts';
import { readPlayer, type ReadFrame } from './player.ts';
import type { RunContext } from './run-context.ts';

export interface Decision {
  readonly view: IncidentView;
  /** Each excerpt as the lead reads it. */
  readonly excerpts: readonly string[];
  readonly manifest: ClipEnvelope;
  readonly framesHere: readonly number[];
  readonly frames: readonly ReadFrame[];
  readonly log: RecordLog;
  /** When the first sealed bytes of an opening began to arrive, ms since 1970. */
  readonly handedOutAt: { readonly words: number; readonly evidence: number };
  readonly outcome: string;
}

const outcome = 'supported';

export async function decide(run: RunContext, queue: Page, incident: string): Promise<Decision> {
  const { picture, pictureElsewhere, say, school } = run;
  say('the lead takes the incident');
  await queue.bringToFront();
  await picture(queue, 'lead-queue');
  await pictureElsewhere(queue, 'lead-queue');
  const page = await queue.context().newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(queue.url());
  await page.locator(`[data-incident="${incident}"]`).click();
  await page.locator(`[data-incident-page="${incident}"]`).waitFor();
  await picture(page, 'lead-incident');
  await page.keyboard.press('t');
  await page.getByText('You hold this').waitFor();

  say('the lead opens the words');
  await page.keyboard.press('w');
  const words = answerOf(page, consolePaths.openWords(incident));
  await picture(page, 'lead-open-words');
  await fillOpenForm(page, 'words', 'Many findings in a few minutes; I read them first.', school.password);
  const wordsAt = startOf(await words);
  await page.locator('[data-opened-words]').first().waitFor();
  const count = await page.locator('[data-severity]').count();
  const excerpts = await page.locator('[data-opened-words] blockquote').allTextContents();
  if (excerpts.length > count) throw new Error('more excerpts than findings');
  await picture(page, 'lead-words');

  say('the lead waits for the clip');
  await page.getByText(/^\d+ pictures(, \d+ gaps?)?$/).waitFor({ timeout: 90_000 });
  await page.keyboard.press('e');
  const evidence = answerOf(page, consolePaths.openEvidence(incident));
  await fillOpenForm(page, 'evidence', 'To see what was on the screen then.', school.password);
  const evidenceAnswer = await evidence;
  const { clips } = (await evidenceAnswer.json()) as EvidenceOpened;
  const [clip] = clips;
  if (!clip) throw new Error('the incident has no clip');
  await page.locator('[data-player]').scrollIntoViewIfNeeded();
  await picture(page, 'lead-clip-blurred');
  say('the lead looks at every frame');
  await page.keyboard.press('b');
  const frames = await readPlayer(page);
  await page.keyboard.press('0');
  await page.locator('[data-player] canvas[data-frame-state=open]').waitFor();
  await picture(page, 'lead-clip');
  await pictureElsewhere(page, 'lead-clip', '[data-player]');

  say('the lead decides');
  const view = await askFor<IncidentView>(page, consolePaths.incident(incident));
  await page.keyboard.press('x');
  await page.locator(`input[name=outcome][value=${outcome}]`).check();
  await page
    .getByLabel('Reason', { exact: true })
    .fill('Spoke with the pupil and the form tutor; weekly meetings agreed.');
  await picture(page, 'lead-close');
  await page.getByRole('button', { name: 'Close the incident' }).click();
  await page.waitForURL(/\/console\/queue/);
  await page.keyboard.press('c');
  await page.locator(`[data-incident="${incident}"]`).click();
  await page.locator('[data-action="incident.closed"]').waitFor();
  const log = await askFor<RecordLog>(page, consolePaths.incidentLog(incident));
  await page.locator('[data-action="incident.closed"]').scrollIntoViewIfNeeded();
  await picture(page, 'lead-closed-with-log');
  const closed = await askFor<IncidentView>(page, consolePaths.incident(incident));
  return {
    view,
    excerpts,
    manifest: clip.manifest,
    framesHere: clip.here,
    frames,
    log,
    handedOutAt: { words: wordsAt, evidence: startOf(evidenceAnswer) },
    outcome: closed.row.outcome ?? '',
  };
}

const answerOf = (page: Page, path: string): Promise<Response> =>
  page.waitForResponse((response) => new URL(response.url()).pathname === path && response.ok());

/** When the answer's first byte came, ms since 1970. */
function startOf(response: Response): number {
  const { startTime, responseStart } = response.request().timing();
  return startTime + responseStart;
}

/** With the session of the page, as the console itself asks. */
export const askFor = <Answer>(page: Page, path: string): Promise<Answer> =>
  page.evaluate(async (address) => (await (await fetch(address)).json()) as unknown, path) as Promise<Answer>;
