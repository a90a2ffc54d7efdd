import {
  addedTime,
  behavioursOf,
  clockText,
  dependsOn,
  durationText,
  numberText,
  requestHarm,
  shareText,
  slownessOf,
  type OwnBehaviour,
} from '@compass/analysis';
import type { Claim } from '@compass/agent-sdk';
import type { Database, Scene } from '../databases.js';
import { lockWaits, slowStatements } from '../evidence.js';
import { statementText } from '../words.js';
import { asExpected, doubtful, refuted, unlikely, type Outcome } from './test.js';

/** Fewer statements do not tell that all is well. */
const convincing = 50;
/** A part smaller than this does not make requests slow. */
const smallShare = 0.1;

/** Who calls a database in trouble waits longer for it, or is refused. */
export function callersWaitForIt({ name, statements }: Database): Outcome | undefined {
  const calls = statements.reduce((sum, { latency }) => sum + latency.callsAfter, 0);
  if (calls === 0) return undefined;
  const worst = [...statements].sort((a, b) => harm(b) - harm(a))[0]!;
  if (harm(worst) >= 0.15)
    return {
      contradiction: asExpected,
      sentence: `its callers feel it: ${statementText(worst)}, ${shareText(worst.errors.after)} of them fail`,
    };
  const sure = Math.min(1, calls / convincing);
  return {
    contradiction: doubtful + (refuted - doubtful) * sure,
    sentence: `${calls} statements on ${name} show no harm, the worst: ${statementText(worst)}`,
  };
}

const harm = ({ latency, errors }: Database['statements'][number]): number =>
  Math.max(errors.strength, latency.strength, slownessOf(latency.expected, latency.after) * 0.5);

/** The time that requests take longer is spent waiting for it. */
export function timeIsSpentThere({ name, statements }: Database, scene: Scene): Outcome | undefined {
  const slow = behaviours(scene).filter((one) => requestHarm(one) >= 0.3 && one.errors.strength < 0.3);
  if (slow.length === 0 || statements.length === 0) return undefined;
  const callers = new Set(statements.flatMap((statement) => statement.callers));
  const parts = addedTime(scene.services, scene);
  const at = (kept: typeof parts) => kept.reduce((sum, { share }) => sum + share, 0);
  const itself = at(parts.filter(({ peer }) => peer === name));
  const forIt = at(parts.filter(({ role, service }) => role === 'waiting' && callers.has(service)));
  const share = itself + (itself >= smallShare ? forIt : 0);
  const sentence = `${shareText(share)} of the time that requests take longer is spent waiting for it`;
  return { contradiction: share < smallShare ? unlikely : asExpected + 0.5 * (1 - share), sentence };
}

/** A cause does not begin after what it causes. */
export function beginsBeforeItsEffects(database: Database, scene: Scene, claim: Claim): Outcome | undefined {
  const [wait] = lockWaits(database);
  const [slow] = slowStatements(database);
  const own = [claim.onsetMs, wait?.shift.onsetMs, slow?.latency.onsetMs].filter((atMs) => atMs !== undefined);
  const affected = behaviours(scene).filter((one) => {
    return requestHarm(one) >= 0.3 && dependsOn(scene.services, one.service, database.name);
  });
  const effects = affected.flatMap(({ latency, errors, service }) => {
    const { onsetMs } = errors.strength > latency.strength ? errors : latency;
    return onsetMs === undefined ? [] : [{ service, onsetMs }];
  });
  const [first] = effects.sort((a, b) => a.onsetMs - b.onsetMs);
  if (own.length === 0 || !first) return undefined;
  const beganMs = Math.min(...own);
  const lateMs = beganMs - first.onsetMs - 30_000;
  const sentence = `it began at ${clockText(beganMs)}, and ${first.service} was affected from ${clockText(first.onsetMs)} on`;
  return { contradiction: Math.max(asExpected, Math.min(refuted, (refuted * lateMs) / 180_000)), sentence };
}

/** Who suffers must call it, directly or through others. */
export function sufferersDependOnIt({ name, statements }: Database, scene: Scene): Outcome | undefined {
  const suffering = behaviours(scene)
    .filter((one) => requestHarm(one) >= 0.3)
    .map(({ service }) => service);
  if (suffering.length === 0 || statements.length === 0) return undefined;
  const apart = suffering.filter((service) => !dependsOn(scene.services, service, name));
  const sentence =
    apart.length === 0
      ? `all that suffer (${suffering.join(', ')}) depend on it`
      : `${apart.join(', ')} suffer, and do not depend on it`;
  return { contradiction: Math.max(asExpected, (apart.length / suffering.length) * unlikely), sentence };
}

/** Twice the statements are the plainest rival of every explanation by slowness. */
export function loadDoesNotSuffice({ name, statements }: Database, scene: Scene): Outcome | undefined {
  const seen = statements.filter(({ latency }) => latency.callsBefore > 0);
  const callers = new Set(seen.flatMap((statement) => statement.callers));
  const loads = behaviours(scene).filter(({ service, traffic }) => callers.has(service) && traffic.before > 0);
  if (loads.length === 0) return undefined;
  const load = Math.max(...loads.map(({ traffic }) => traffic.after / traffic.before));
  const [slow] = slowStatements({ name, statements, metrics: [] });
  const times = slow ? slow.latency.after / Math.max(slow.latency.before, 1e-9) : 1;
  const sentence = `its callers have ${numberText(load)} times their traffic${slow ? `, and ${slow.operation} takes ${durationText(slow.latency.after)}, ${numberText(times)} times as long` : ''}`;
  return { contradiction: load >= 1.5 && times < 3 * load ? doubtful - 0.15 : asExpected, sentence };
}

const behaviours = (scene: Scene): OwnBehaviour[] => [...behavioursOf(scene).values()];
