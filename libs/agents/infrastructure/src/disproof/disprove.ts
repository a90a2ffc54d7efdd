import type { Claim } from '@compass/agent-sdk';
import { strongestTest, type ConsequenceTest, type TestedClaim } from '@compass/analysis';
import { clusterOf, type Cluster } from '../cluster/cluster.js';
import { isTroubled } from '../cluster/health.js';
import { diagnose } from '../diagnose.js';
import type { Source, Telemetry } from '../telemetry.js';

/**
 * Tries to falsify a claim about the platform by its consequences: the object must be in the state that the claim says, now; and a
 * sufferer must depend on it. Pure.
 */
export function disprove(
  telemetry: Telemetry,
  claim: Claim,
  nowMs: number,
): TestedClaim & { readonly reads: readonly [Source, ...Source[]] } {
  const reads = ['workloads', 'events', 'nodes'] as const;
  if (!telemetry.objects) return { ...strongestTest([]), reads };
  const cluster = clusterOf(telemetry, claim.onsetMs ?? nowMs, nowMs);
  const tests = [stillInThatState(claim, telemetry, nowMs), ...isUnwellToo(claim, cluster)];
  return { ...strongestTest(tests), reads };
}

/** The same state must be seen again, by whichever check sees it. */
function stillInThatState({ service, category, onsetMs }: Claim, telemetry: Telemetry, nowMs: number): ConsequenceTest {
  const found = diagnose(telemetry, onsetMs ?? nowMs, nowMs);
  const same = found.find((finding) => finding.service === service && finding.category === category);
  const [other] = found.filter((finding) => finding.service !== service);
  if (same)
    return {
      id: 'still-in-that-state',
      contradiction: 0.4 * (1 - same.strength),
      sentence: same.statement.replace(/\.$/, ''),
    };
  const instead = other ? `, while ${other.statement.replace(/\.$/, '')}` : '';
  return {
    id: 'still-in-that-state',
    contradiction: other && other.strength > 0.7 ? 0.9 : 0.75,
    sentence: `nothing of the kind is to be seen at ${service}${instead}`,
  };
}

function isUnwellToo({ service, category }: Claim, cluster: Cluster): ConsequenceTest[] {
  const workload = cluster.workloads.get(service);
  if (!workload || !category.startsWith('kubernetes.')) return [];
  const troubled = isTroubled(workload, cluster) || workload.services.some(({ ready }) => ready.length === 0);
  return [
    {
      id: 'is-unwell',
      contradiction: troubled ? 0.05 : 0.3,
      sentence: troubled ? `${service} is not as it should be` : `the pods of ${service} are all ready`,
    },
  ];
}
