import { setTimeout as sleep } from 'node:timers/promises';

const betweenLooksMs = 10;

/** Looks again and again. @returns what was found; undefined when it was not within the time */
export async function within<T>(limitMs: number, look: () => T | undefined | false): Promise<T | undefined> {
  const endsAt = performance.now() + limitMs;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() >= endsAt) return undefined;
    await sleep(betweenLooksMs);
  }
}
