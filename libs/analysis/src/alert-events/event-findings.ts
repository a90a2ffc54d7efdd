import { cluesText, eventSuspects, type EventSuspect } from './event-suspects.js';
import type { MonitoredScene } from './monitor-event.js';

/** A kind of fault that a specialist reads from what monitors raised. */
export interface EventCheck {
  readonly id: string;
  readonly category: string;
  /** Weaker is not told. */
  readonly threshold: number;
  /** Why there is a threshold, and why it is this one. */
  readonly because: string;
  /** What the instance is said to do; follows its name. */
  readonly sentence: string;
  readonly refutations: readonly string[];
}

/** What a specialist says of an instance, before it cites. */
export interface EventFinding {
  readonly service: string;
  readonly indicator: string;
  readonly category: string;
  readonly direction: 'up' | 'down' | 'changed';
  readonly strength: number;
  readonly statement: string;
  readonly check: string;
  readonly refutations: readonly string[];
}

/** Every specialist tells of its own kinds; together they tell of no more instances than these. */
const mostSuspects = 10;

/** What these checks find among the instances that events speak against most, strongest first; nothing without events. Pure. */
export function eventFindings(
  scene: MonitoredScene | undefined,
  checks: readonly EventCheck[],
  leftOut?: ReadonlySet<string>,
): EventFinding[] {
  if (!scene) return [];
  const suspects = eventSuspects(scene, leftOut).slice(0, mostSuspects);
  return suspects.flatMap((suspect, rank) =>
    checks
      .filter(({ category, threshold }) => category === suspect.category && suspect.strength >= threshold)
      .map((check) => found(suspect, check, `${rank + 1} of ${scene.instances.length}`)),
  );
}

function found(
  { instance, clue, clues, indicator, strength }: EventSuspect,
  check: EventCheck,
  rank: string,
): EventFinding {
  return {
    service: instance,
    indicator,
    category: check.category,
    direction: /-(up|slower)$|^called-slowly$/.test(clue)
      ? 'up'
      : /-(down|less)$|^starved$/.test(clue)
        ? 'down'
        : 'changed',
    strength,
    statement: `${instance} ${check.sentence}: it ${cluesText(clues)} (${rank} watched instances by how much speaks against it).`,
    check: check.id,
    refutations: check.refutations,
  };
}
