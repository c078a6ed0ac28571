// The vault's worker: its own memory, which the page cannot reach into.
import type { FromWorker, ToWorker } from './messages.ts';
import { makeRoom } from './room.ts';

const toPage = (message: FromWorker, transfer: Transferable[] = []): void => postMessage(message, { transfer });
const room = makeRoom((why) => toPage({ locked: why }));

addEventListener('message', ({ data: { id, ask } }: MessageEvent<ToWorker>) => {
  void room.answer(ask).then((reply) => {
    const bytes = 'ok' in reply && reply.ok instanceof ArrayBuffer ? [reply.ok] : [];
    toPage({ id, reply }, bytes);
  });
});
