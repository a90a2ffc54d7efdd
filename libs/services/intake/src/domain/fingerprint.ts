import { canonicalJson, sha256Hex } from '@compass/kernel';
import type { Workload } from './owning-workload.js';

/** What makes two alerts the same trouble: where, which rule, who. */
export interface AlertIdentity {
  readonly environment: string;
  readonly name: string;
  readonly workload: Workload;
}

/** Lower-case hex sha256 of an alert's identity: equal for every copy of the workload, whichever pod or instance fired. */
export function fingerprintOf({ environment, name, workload }: AlertIdentity): string {
  return sha256Hex(canonicalJson({ alert: name, environment, namespace: workload.namespace, workload: workload.name }));
}
