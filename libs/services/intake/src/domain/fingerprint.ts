import { canonicalJson, sha256Hex } from '@compass/kernel';
import type { Workload } from '@compass/analysis';

/** What makes two alerts the same trouble: where, which rule, who. */
export interface AlertIdentity {
  readonly environment: string;
  readonly name: string;
  readonly workload: Workload;
  /** About COMPASS itself; such alerts never share an incident with others. */
  readonly aboutCompass?: boolean;
}

/** Lower-case hex sha256 of an alert's identity: equal for every copy of the workload, whichever pod or instance fired. */
export function fingerprintOf({ environment, name, workload, aboutCompass }: AlertIdentity): string {
  const identity = { alert: name, environment, namespace: workload.namespace, workload: workload.name };
  return sha256Hex(canonicalJson({ ...identity, ...(aboutCompass && { aboutCompass }) }));
}
