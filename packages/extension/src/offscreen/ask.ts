// Questions to the worker. Each races a timeout: a worker that never answers would stop the ticker for good.
import type { AskWorker, WorkerAnswers } from '../wire.ts';

const answerMs = 900;
/** The first reading of a browser's policy takes seconds. */
const startMs = 15_000;

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export async function askWorker<Ask extends keyof WorkerAnswers>(
  message: Extract<AskWorker, { ask: Ask }>,
): Promise<WorkerAnswers[Ask]> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new NoAnswer(message.ask)), message.ask === 'start' ? startMs : answerMs);
  try {
    return await Promise.race([chrome.runtime.sendMessage(message) as Promise<WorkerAnswers[Ask]>, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
