import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import type { EventHandler, IncomingEvent } from '@compass/messaging';
import { CLOCK } from '@compass/runtime';
import { parseAward, parseFailure, parseSettlement } from '../edge/parse-market.js';
import type { OrchestratorTransaction } from '../store/orchestrator-store.js';
import { carryOut } from './carry-out.js';

const awarded = 'compass.market.v1.TaskAwarded';
const failed = 'compass.market.v1.TaskFailed';
const settled = 'compass.market.v1.TaskSettled';
const changed = 'compass.market.v1.CapabilitiesChanged';

@Injectable()
export class RecordAward implements EventHandler<OrchestratorTransaction, typeof awarded> {
  readonly type = awarded;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws PermanentError `invalid-award`, `unknown-investigation` */
  async handle({ data }: IncomingEvent<typeof awarded>, tx: OrchestratorTransaction): Promise<void> {
    const { investigationId, award } = parseAward(data);
    await carryOut(tx, investigationId, { type: 'RecordAward', nowMs: this.clock.now(), award });
  }
}

@Injectable()
export class RecordFailure implements EventHandler<OrchestratorTransaction, typeof failed> {
  readonly type = failed;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws PermanentError `unknown-investigation` */
  async handle({ data }: IncomingEvent<typeof failed>, tx: OrchestratorTransaction): Promise<void> {
    const failure = parseFailure(data);
    await carryOut(tx, data.investigationId, { type: 'RecordFailure', nowMs: this.clock.now(), failure });
  }
}

@Injectable()
export class RecordSettlement implements EventHandler<OrchestratorTransaction, typeof settled> {
  readonly type = settled;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws PermanentError `unknown-investigation` */
  async handle({ data }: IncomingEvent<typeof settled>, tx: OrchestratorTransaction): Promise<void> {
    const settlement = parseSettlement(data);
    await carryOut(tx, data.investigationId, { type: 'RecordSettlement', nowMs: this.clock.now(), settlement });
  }
}

/** What agents offer, for the investigations that are opened from now on. */
@Injectable()
export class RememberCapabilities implements EventHandler<OrchestratorTransaction, typeof changed> {
  readonly type = changed;

  async handle({ data }: IncomingEvent<typeof changed>, tx: OrchestratorTransaction): Promise<void> {
    await tx.capabilities.remember(data.revision, data.capabilities);
  }
}
