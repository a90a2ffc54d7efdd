import { callsAcross, pathOf, type CallEvent, type MonitoredScene } from './monitor-event.js';
import { rarityOf, saturated } from './rarity.js';

/** Calls of an instance that fail, while nothing that it calls fails in turn. */
export interface FailingCaller {
  /** 0..1 */
  readonly strength: number;
  /** The operation, without the address that serves it, and whom it was asked of. */
  readonly of: readonly [string];
}

/**
 * Errors climb from callee to caller, so of a chain of failing calls the deepest tells where it began. That one of many callers of an
 * operation fails speaks for a fault of this caller, the more so the fewer other events there are about its calls (term frequency,
 * G. Salton and C. Buckley, Term-weighting approaches in automatic text retrieval, 1988): who always complains says little.
 */
export function failingCallers(scene: MonitoredScene): ReadonlyMap<string, FailingCaller> {
  const calls = callsAcross(scene);
  const failed = calls.filter(({ symptom }) => symptom === 'failed');
  const passingOn = new Set(failed.map(({ caller }) => caller));
  const deepest = failed.filter(({ callee }) => !passingOn.has(callee));
  const told = Map.groupBy(calls, ({ caller }) => caller);
  const found = new Map<string, FailingCaller>();
  for (const [operation, same] of Map.groupBy(deepest, (call) => pathOf(call.operation))) {
    const callers = Map.groupBy(same, ({ caller }) => caller);
    for (const [caller, own] of callers) {
      const strength = saturated(rarityOf(callers.size, scene) / told.get(caller)!.length);
      if (strength > (found.get(caller)?.strength ?? 0))
        found.set(caller, { strength, of: [`${operation} of ${names(own).join(', ')}`] });
    }
  }
  return found;
}

const names = (calls: readonly CallEvent[]): string[] => [...new Set(calls.map(({ callee }) => callee))].sort();
