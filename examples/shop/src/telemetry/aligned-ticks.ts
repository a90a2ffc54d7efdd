/** Calls `onTick` at every multiple of `intervalMs` of the epoch, without drift, until stopped. */
export function alignedTicks(intervalMs: number, onTick: () => void): { stop(): void } {
  let timer: NodeJS.Timeout;
  const schedule = () => {
    timer = setTimeout(
      () => {
        onTick();
        schedule();
      },
      intervalMs - (Date.now() % intervalMs),
    );
  };
  schedule();
  return { stop: () => clearTimeout(timer) };
}
