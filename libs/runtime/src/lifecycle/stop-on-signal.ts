import type { Host } from './host.js';

/** Longer than any stop takes that goes well. */
export const stopLimitMs = 10_000;
/** Launchers between the terminal and this process may pass the same Ctrl-C on; only a later one is a second. */
const sameSignalMs = 1_000;

/**
 * Stops on the first SIGTERM or SIGINT, then exits with 0. Exits with 1 when the stop fails or takes longer than 10 s, and
 * at once when asked a second time.
 */
export function stopOnSignal(stop: () => Promise<void>, host: Host = process): void {
  let askedAt: number | undefined;
  const onSignal = () => {
    const now = performance.now();
    if (askedAt !== undefined) return now - askedAt > sameSignalMs ? host.exit(1) : undefined;
    askedAt = now;
    setTimeout(() => host.exit(1), stopLimitMs).unref();
    stop().then(
      () => host.exit(0),
      (error: unknown) => {
        host.stderr.write(`${String(error)}\n`);
        host.exit(1);
      },
    );
  };
  host.on('SIGTERM', onSignal);
  host.on('SIGINT', onSignal);
}
