import { callsAcross, pathOf, type MonitoredScene } from './monitor-event.js';
import { rarityOf, saturated } from './rarity.js';

/** How rare it is, 0..1, that calls of these operations to an instance are slow. */
export interface SlowCallee {
  readonly strength: number;
  /** Operations, the rarest first. */
  readonly of: readonly string[];
}

export function slowCallees(scene: MonitoredScene): ReadonlyMap<string, SlowCallee> {
  const slow = callsAcross(scene).filter(({ symptom }) => symptom === 'slow');
  const operations = [...Map.groupBy(slow, ({ operation }) => pathOf(operation))].flatMap(([operation, same]) => {
    const callees = new Set(same.map(({ callee }) => callee));
    return [...callees].map((callee) => ({ callee, operation, rarity: rarityOf(callees.size, scene) }));
  });
  return new Map(
    [...Map.groupBy(operations, ({ callee }) => callee)].map(([callee, all]) => {
      const rarest = all.sort((a, b) => b.rarity - a.rarity);
      const strength = saturated(rarest.reduce((sum, { rarity }) => sum + rarity, 0));
      return [callee, { strength, of: rarest.map(({ operation }) => operation) }];
    }),
  );
}

/** Whom each instance calls, as far as events tell. */
export function calleesOf(scene: MonitoredScene): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = Map.groupBy(callsAcross(scene), ({ caller }) => caller);
  return new Map([...groups].map(([caller, calls]) => [caller, new Set(calls.map(({ callee }) => callee))]));
}
