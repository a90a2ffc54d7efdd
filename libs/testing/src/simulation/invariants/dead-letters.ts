import type { Mesh } from '../mesh.js';
import { must } from './violation.js';

/** Nothing in a simulation is beyond understanding, and every trouble passes before the last attempt. */
export function checkDeadLetters({ intake, orchestrator, market }: Mesh): void {
  for (const { service, inbox } of [intake, orchestrator, market])
    for (const { message, failure } of inbox.buried.rows.values())
      must(false, 'dead-letter', () => `${service} gave up ${message.id}: ${failure.code}, ${failure.reason}`);
}
