// One light device: the requests of the agent in the agent's order and with the agent's waiting, but nothing else of an agent.
//
// Beside each other, as in the agent: heartbeats every 15 s, each followed by a proof that the log only grew; and the queue, one envelope
// at a time. What is left out: the beacon (another process of the school), the watchlist in memory, IndexedDB.
import { setTimeout as pause } from 'node:timers/promises';
import { verdictOf, waitMs } from '@candour/agent';
import {
  agentPaths,
  currentStatementSchema,
  type EnvelopeAnswer,
  type ErrorAnswer,
  type HeartbeatAnswer,
  type HeartbeatRequest,
  type SchoolId,
} from '@candour/contract';
import { fromBase64Url, fromUtf8, parseCheckpoint, signRequest, toUtf8 } from '@candour/trust';
import { type Exchange, exchange } from './exchange.ts';
import type { BenchDevice } from './seal-envelopes.ts';

export interface Tally {
  envelopes: number;
  repeated: number;
  heartbeats: number;
  logProofs: number;
  readonly refusals: Map<string, number>;
  readonly answerMs: number[];
}

export interface Reconnecting {
  readonly url: string;
  readonly school: string;
  readonly logSize: number;
}

const beatEveryMs = 15_000;
/** The agent looks once a second whether something is due. */
const tickMs = 1_000;
const none = new Uint8Array(0);

export async function runDevice(
  device: BenchDevice,
  queue: readonly Uint8Array[],
  to: Reconnecting,
  tally: Tally,
): Promise<void> {
  let isDone = false;
  const send = async (
    method: 'GET' | 'POST',
    path: string,
    body: Uint8Array | null,
    type: string,
  ): Promise<Exchange | null> => {
    const sender = { device: device.id, boot: device.boot, at: new Date().toISOString() };
    const authorization = await signRequest(device.keys.privateKey, sender, { method, path, body: body ?? none });
    const startedMs = performance.now();
    try {
      const answer = await exchange(
        method,
        to.url + path,
        { authorization, ...(body ? { 'content-type': type } : {}) },
        body ?? undefined,
      );
      tally.answerMs.push(performance.now() - startedMs);
      if (answer.status >= 300) count(tally, codeOf(answer) ?? String(answer.status));
      return answer;
    } catch {
      count(tally, 'no answer');
      return null;
    }
  };

  const empty = async (): Promise<void> => {
    let failures = 0;
    for (const bytes of queue) {
      for (;;) {
        const answer = await send('POST', agentPaths.envelopes(to.school), bytes, 'application/octet-stream');
        if (answer && answer.status < 300) {
          tally.envelopes += 1;
          if ((JSON.parse(answer.body.toString()) as EnvelopeAnswer).taken === 'before') tally.repeated += 1;
          failures = 0;
          break;
        }
        const code = answer ? codeOf(answer) : null;
        const verdict = verdictOf({
          ok: false,
          status: answer?.status ?? 0,
          code,
          retryAfterMs: answer?.retryAfterMs ?? null,
        });
        if (verdict === 'aside' || verdict === 'device') throw new Error(`an envelope was refused for good: ${code}`);
        failures += 1;
        await pause(Math.ceil(waitMs(failures, answer?.retryAfterMs ?? null) / tickMs) * tickMs);
      }
    }
    isDone = true;
  };

  const beat = async (): Promise<void> => {
    let logSize = to.logSize;
    for (let number = 1; !isDone; number += 1) {
      const says: HeartbeatRequest = {
        state: 'in-use',
        beat: number,
        agent: '0.1.0',
        build: 'bench',
        queued: queue.length,
        policyVersion: 1,
        watchlistVersion: 1,
        counts: [],
      };
      const answer = await send(
        'POST',
        agentPaths.heartbeat(to.school as SchoolId),
        toUtf8(JSON.stringify(says)),
        'application/json',
      );
      if (answer?.status === 200) {
        tally.heartbeats += 1;
        const size = sizeIn(answer.body);
        if (
          size > logSize &&
          (await send('GET', agentPaths.consistency(to.school, logSize, size), null, ''))?.status === 200
        ) {
          tally.logProofs += 1;
          logSize = size;
        }
      }
      for (let waited = 0; waited < beatEveryMs && !isDone; waited += tickMs) await pause(tickMs);
    }
  };
  await Promise.all([empty(), beat()]);
}

function sizeIn(body: Buffer): number {
  const { current } = JSON.parse(body.toString()) as HeartbeatAnswer;
  const { checkpoint } = currentStatementSchema.parse(JSON.parse(fromUtf8(fromBase64Url(current.payload))));
  return parseCheckpoint(checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1)).size;
}

function codeOf({ body }: Exchange): ErrorAnswer['error']['code'] | null {
  try {
    return (JSON.parse(body.toString()) as ErrorAnswer).error.code;
  } catch {
    return null;
  }
}

const count = ({ refusals }: Tally, what: string): void => void refusals.set(what, (refusals.get(what) ?? 0) + 1);
