/** Launchers between the terminal and this process may pass the same Ctrl-C on; only a later one is a second. */
const sameSignalMs = 1_000;

/** Stops once on Ctrl-C or SIGTERM and exits; whoever asks again does not want to wait. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let askedAt: number | undefined;
  const onSignal = () => {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > sameSignalMs) process.exit(1);
      return;
    }
    askedAt = performance.now();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
