import type { Claim } from '@compass/agent-sdk';
import { strongestTest, type TestedClaim } from '@compass/analysis';
import { sceneOf, type Database, type Scene } from '../databases.js';
import type { Source, Telemetry } from '../telemetry.js';
import { consequences } from './consequences.js';

/** An attempt before it cites: which looks carry it. */
export interface Attempt extends TestedClaim {
  readonly reads: readonly [Source, ...Source[]];
}

/** Whether anything is known that would follow from a claim of that kind. */
export const canTest = (category: string): boolean => consequences.some(({ of }) => of.includes(category));

/** Tries to falsify a claim about a database by what would follow from it. Pure. */
export function disprove(telemetry: Telemetry, claim: Claim, alertAtMs: number): Attempt {
  const scene = sceneOf(telemetry, alertAtMs);
  const database = meant(claim.service, scene);
  const applying = database ? consequences.filter(({ of }) => of.includes(claim.category)) : [];
  const tests = applying.flatMap(({ id, reads, test }) => {
    const outcome = test(database!, scene, claim);
    return outcome ? [{ id, reads, ...outcome }] : [];
  });
  const reads = new Set(tests.flatMap((test) => test.reads));
  return { ...strongestTest(tests), reads: ['traces', ...[...reads].filter((source) => source !== 'traces')] };
}

/** The database of that name; for a service that calls databases, the one whose statements are slowest. */
function meant(service: string, { databases }: Scene): Database | undefined {
  const slowest = ({ statements }: Database) => Math.max(0, ...statements.map(({ latency }) => latency.strength));
  const called = databases.filter(({ statements }) => statements.some(({ callers }) => callers.includes(service)));
  return databases.find(({ name }) => name === service) ?? called.sort((a, b) => slowest(b) - slowest(a))[0];
}
