import type { Health } from '../health/health.js';

const periodMs = 1_000;

/**
 * Resolves with the checks that will never pass again, once there are any: this process cannot do its work any more. Watched from
 * inside, because not everything that restarts processes probes them. Never resolves for a service that is stopped before.
 */
export function whenFailed(health: Health): Promise<string[]> {
  return new Promise((resolve) => {
    const look = setInterval(() => {
      const { healthy, checks } = health.liveness();
      if (healthy && !health.isStopping) return;
      clearInterval(look);
      if (!healthy) resolve(Object.keys(checks).filter((name) => !checks[name]));
    }, periodMs).unref();
  });
}
