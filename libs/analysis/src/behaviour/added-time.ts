import { beforeAfter, meanMsOf, talliesOf } from './activity.js';
import type { Divide } from './difference.js';
import { selfOnly } from './own-behaviour.js';
import { byOperation, type ServiceSpans } from './service-spans.js';

/** Where part of the time that requests take longer is spent. */
export interface AddedTime {
  readonly service: string;
  /** Whom the service waits for; absent: it is the service's own work, or a wait inside of it. */
  readonly peer?: string;
  /** The operation that adds most. */
  readonly operation: string;
  readonly role: 'own' | 'waiting' | 'calling';
  /** Self time of a call before and after, milliseconds. */
  readonly beforeMs: number;
  readonly afterMs: number;
  /** Of all time added since, 0..1. */
  readonly share: number;
}

interface Part extends Omit<AddedTime, 'share'> {
  readonly addedMs: number;
}

/**
 * Divides the time that was added since the onset among those who spend it. Each millisecond that a request waits is self time of
 * exactly one span (children that run side by side aside), so what each operation's self time grew by, per call, times its calls
 * after the onset, adds up to the whole. Independent of load. Largest share first.
 */
export function addedTime(services: readonly ServiceSpans[], divide: Divide): AddedTime[] {
  const parts = services.flatMap((spans) => [
    ...partsOf(spans.service, 'own', [...spans.serving, ...spans.working], divide),
    ...partsOf(spans.service, 'waiting', spans.waiting, divide),
    ...partsOf(spans.service, 'calling', spans.calling, divide),
  ]);
  const whole = parts.reduce((sum, { addedMs }) => sum + addedMs, 0);
  return joined(parts)
    .map(({ addedMs, ...part }) => ({ ...part, share: whole === 0 ? 0 : addedMs / whole }))
    .sort((a, b) => b.share - a.share);
}

function partsOf(
  service: string,
  role: AddedTime['role'],
  operations: ServiceSpans['serving'],
  divide: Divide,
): Part[] {
  return byOperation(operations).flatMap((same): Part[] => {
    const { before, after } = beforeAfter(talliesOf(same, divide.grid).map(selfOnly), divide.grid, divide.splitMs);
    const [beforeMs, afterMs] = [meanMsOf(before), meanMsOf(after)];
    const addedMs = (afterMs - beforeMs) * after.calls;
    if (before.calls === 0 || addedMs <= 0) return [];
    const { operation, peer } = same[0]!;
    return [{ service, role, operation, beforeMs, afterMs, addedMs, ...(peer !== undefined && { peer }) }];
  });
}

/** One part per service, role and peer, told by its largest operation. */
function joined(parts: readonly Part[]): Part[] {
  const groups = new Map<string, Part>();
  for (const part of [...parts].sort((a, b) => b.addedMs - a.addedMs)) {
    const key = JSON.stringify([part.service, part.role, part.peer]);
    const largest = groups.get(key);
    groups.set(key, largest ? { ...largest, addedMs: largest.addedMs + part.addedMs } : part);
  }
  return [...groups.values()];
}
