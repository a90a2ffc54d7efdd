import { Inject, Injectable } from '@nestjs/common';
import { investigationIdOf } from '@compass/contracts';
import type { Clock } from '@compass/kernel';
import type { EventHandler, IncomingEvent } from '@compass/messaging';
import { CLOCK } from '@compass/runtime';
import { parseAlert } from '../edge/parse-incident.js';
import type { OrchestratorTransaction } from '../store/orchestrator-store.js';
import { carryOut } from './carry-out.js';

const updated = 'compass.incidents.v1.IncidentUpdated';
const resolved = 'compass.incidents.v1.IncidentResolved';

@Injectable()
export class JoinAlert implements EventHandler<OrchestratorTransaction, typeof updated> {
  readonly type = updated;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws PermanentError `invalid-incident`, `unknown-investigation` */
  async handle({ data }: IncomingEvent<typeof updated>, tx: OrchestratorTransaction): Promise<void> {
    const alert = parseAlert(data.alert);
    await carryOut(tx, investigationIdOf(data.incidentId), { type: 'JoinAlert', nowMs: this.clock.now(), alert });
  }
}

@Injectable()
export class RecordResolution implements EventHandler<OrchestratorTransaction, typeof resolved> {
  readonly type = resolved;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws PermanentError `unknown-investigation` */
  async handle({ data }: IncomingEvent<typeof resolved>, tx: OrchestratorTransaction): Promise<void> {
    const { incidentId, resolvedAtMs } = data;
    const command = { type: 'RecordResolution', nowMs: this.clock.now(), resolvedAtMs } as const;
    await carryOut(tx, investigationIdOf(incidentId), command);
  }
}
