// How a process of ours ends: by a signal, or because whoever started it ended.

/** @param stop lets running work finish; a second signal does not wait for it */
export function endOnSignal(stop: () => Promise<void>): void {
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isEnding) process.exit(1);
      isEnding = true;
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** Under a demo or a test our standard input is a pipe of whoever started us: it closes when they end, however they end. */
export function endWithParent(stop: () => Promise<void>): void {
  if (process.env['CANDOUR_END_WITH_PARENT'] !== '1') return;
  const end = (): void => {
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.stdin.once('end', end).once('error', end).resume();
}
