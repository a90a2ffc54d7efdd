import type { Claim } from '@compass/agent-sdk';
import { clockText, strongestTest, type ConsequenceTest, type TestedClaim } from '@compass/analysis';
import { clusterOf, type Cluster } from '../cluster/cluster.js';
import { isTroubled } from '../cluster/health.js';
import { diagnose } from '../diagnose.js';
import type { Said, Source, Telemetry } from '../telemetry.js';
import { sufferersOf } from './sufferers.js';

const refuted = 0.9;
const unlikely = 0.75;
const doubtful = 0.55;
const asExpected = 0.05;
/** A state that is told this strongly is surely one; one below the other is hardly one. */
const clear = 0.6;
const faint = 0.3;
/** Monitors are slower than this. */
const tooLateMs = 120_000;

/** An attempt before it cites: which looks carry it. */
interface Attempt extends TestedClaim {
  readonly reads: readonly [Source, ...Source[]];
  /** The state that is claimed was seen again, and clearly. */
  readonly seenItself: boolean;
}

/**
 * Tries to falsify a claim about the platform by its consequences: the object must be in the state that the claim says, now; that state
 * must have begun before the alert; and somebody must suffer from it. Pure.
 */
export function disprove(
  telemetry: Telemetry,
  claim: Claim,
  alertAtMs: number,
  nowMs: number,
  leftOut?: ReadonlySet<string>,
): Attempt {
  const reads = ['workloads', 'events', 'nodes', 'services'] as const;
  if (!telemetry.objects) return { ...strongestTest([]), reads, seenItself: false };
  const cluster = clusterOf(telemetry, alertAtMs, nowMs);
  const found = diagnose(telemetry, alertAtMs, nowMs, leftOut);
  const same = found.find(({ service, category }) => service === claim.service && category === claim.category);
  const tests = [
    stateTest(claim, same, found),
    ...(same ? [...orderTest(same, alertAtMs), ...suffererTest(claim, cluster)] : []),
  ];
  return { ...strongestTest(tests), reads, seenItself: (same?.strength ?? 0) >= clear };
}

/** The state must be seen again, and nothing that is told more clearly may explain it from below. */
function stateTest({ service }: Claim, same: Said | undefined, found: readonly Said[]): ConsequenceTest {
  const id = 'still-in-that-state';
  const clearer = found.find((other) => other.strength > Math.max(clear, same?.strength ?? 0));
  const instead = clearer ? `, while ${withoutStop(clearer.statement)}` : '';
  if (!same)
    return {
      id,
      contradiction: clearer ? refuted : unlikely,
      sentence: `nothing of the kind is to be seen at ${service}${instead}`,
    };
  if (same.strength >= clear) return { id, contradiction: asExpected, sentence: withoutStop(same.statement) };
  const contradiction = clearer ? unlikely : same.strength < faint ? doubtful : 0.3;
  return { id, contradiction, sentence: `${withoutStop(same.statement)}${instead}` };
}

function orderTest({ onsetMs }: Said, alertAtMs: number): ConsequenceTest[] {
  if (onsetMs === undefined) return [];
  const late = onsetMs > alertAtMs + tooLateMs;
  const sentence = `it began at ${clockText(onsetMs)}, ${late ? 'well after' : 'before or with'} the alert`;
  return [{ id: 'began-before', contradiction: late ? unlikely : asExpected, sentence }];
}

/** Who needs the object must feel it; where nobody is known to need it, nobody can. */
function suffererTest({ service }: Claim, cluster: Cluster): ConsequenceTest[] {
  const workload = cluster.workloads.get(service);
  const { needing, suffering } = sufferersOf(service, cluster);
  if (workload && isTroubled(workload, cluster))
    return [{ id: 'is-felt', contradiction: asExpected, sentence: `${service} itself does not run as it should` }];
  if (needing.length === 0) return [];
  const some = suffering.length > 0;
  const sentence = some
    ? `those who need it suffer: ${suffering.slice(0, 4).join(', ')}`
    : `those who need it show no trouble: ${needing.slice(0, 4).join(', ')}`;
  return [{ id: 'is-felt', contradiction: some ? asExpected : 0.4, sentence }];
}

const withoutStop = (statement: string): string => statement.replace(/\.$/, '');
