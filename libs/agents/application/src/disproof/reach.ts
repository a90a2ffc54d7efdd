import type { Claim } from '@compass/agent-sdk';
import { dependsOn, namesCallees, requestHarm, type OwnBehaviour } from '@compass/analysis';
import type { Scene } from '../scene.js';
import { asExpected, unlikely, type Outcome } from './test.js';

/** Who is seen less often may be slow once by chance. */
const fewestCalls = 10;

/** Who suffers must call the cause, directly or through others. */
export function sufferersDependOnIt({ service }: Claim, { behaviours, services }: Scene): Outcome | undefined {
  const suffering = [...behaviours.values()].filter(
    (one) => one.service !== service && requestHarm(one) >= 0.3 && isSeenOften(one),
  );
  if (suffering.length === 0 || !namesCallees(services)) return undefined;
  const names = suffering.map((one) => one.service);
  const apart = names.filter((name) => !dependsOn(services, name, service));
  const sentence =
    apart.length === 0
      ? `all that suffer (${names.join(', ')}) call it, directly or through others`
      : `${apart.join(', ')} suffer, and do not call it`;
  return { contradiction: Math.max(asExpected, (apart.length / names.length) * unlikely), sentence };
}

const isSeenOften = ({ latency }: OwnBehaviour): boolean =>
  Math.min(latency.callsBefore, latency.callsAfter) >= fewestCalls;
