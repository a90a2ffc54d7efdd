import { spawnSync } from 'node:child_process';

/** What an idle machine of our day takes to start a Node program that does nothing, milliseconds. */
const usualMs = 45;
const mostPace = 5;

/**
 * How many times as long as usual this machine takes for what it does, now: 1 when it is as fast as most, up to 5. For tests of
 * programs that are judged by how soon they answer: they must not fail because the machine is slow, nor be slow because it might be.
 */
export function machinePace(): number {
  const [, median = usualMs] = [0, 1, 2].map(startProgramMs).toSorted((one, other) => one - other);
  return Math.min(mostPace, Math.max(1, median / usualMs));
}

function startProgramMs(): number {
  const beganMs = performance.now();
  spawnSync(process.execPath, ['--eval', '0']);
  return performance.now() - beganMs;
}
