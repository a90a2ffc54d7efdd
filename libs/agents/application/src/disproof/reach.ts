import type { Claim } from '@compass/agent-sdk';
import { requestHarm } from '@compass/analysis';
import type { Scene } from '../scene.js';
import { asExpected, doubtful, type Outcome } from './test.js';

/** Who suffers must call the cause, directly or through others. */
export function sufferersDependOnIt({ service }: Claim, scene: Scene): Outcome | undefined {
  const callees = new Map(
    scene.services.map((spans) => [spans.service, new Set(spans.calling.flatMap(({ peer }) => peer ?? []))]),
  );
  const suffering = [...scene.behaviours.values()].filter((one) => one.service !== service && requestHarm(one) >= 0.3);
  if (suffering.length === 0 || [...callees.values()].every(({ size }) => size === 0)) return undefined;
  const apart = suffering.map((one) => one.service).filter((name) => !reaches(name, service, callees));
  const share = apart.length / suffering.length;
  const sentence =
    apart.length === 0
      ? `all that suffer (${suffering.map((one) => one.service).join(', ')}) call it, directly or through others`
      : `${apart.join(', ')} suffer and do not call it`;
  return { contradiction: Math.max(asExpected, share * (doubtful + 0.2)), sentence };
}

function reaches(from: string, to: string, callees: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const reached = new Set([from]);
  for (const service of reached) for (const callee of callees.get(service) ?? []) reached.add(callee);
  return reached.has(to);
}
