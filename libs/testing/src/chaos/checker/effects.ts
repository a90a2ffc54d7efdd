import { exactlyOne } from './alerts-and-incidents.js';
import type { Facts } from './facts.js';
import type { Violation } from './violations.js';

/** Every verdict had its effect outside, under one id; whoever was told again was told the same. */
export function effectViolations({ investigations, effects }: Facts): Violation[] {
  const told = Map.groupBy(effects, ({ investigationId }) => investigationId);
  return investigations.flatMap(({ investigationId: what }) => {
    const requests = told.get(what) ?? [];
    const ids = new Set(requests.map(({ id }) => id)).size;
    const changed = new Set(requests.map(({ body }) => body)).size > 1;
    return [
      ...exactlyOne(ids, 'effect-missing', 'effect-twice', what),
      ...(changed && ids === 1 ? [{ invariant: 'effect-changed', what }] : []),
    ];
  });
}
