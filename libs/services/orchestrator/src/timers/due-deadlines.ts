import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import { CLOCK } from '@compass/runtime';
import type { OrchestratorStore } from '../store/orchestrator-store.js';
import { ORCHESTRATOR_STORE } from '../tokens.js';
import { PassDeadline } from './pass-deadline.js';

const batch = 20;

/** The deadlines that have come. */
@Injectable()
export class DueDeadlines {
  constructor(
    @Inject(ORCHESTRATOR_STORE) private readonly store: OrchestratorStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly passDeadline: PassDeadline,
  ) {}

  /** Enforces them one after the other; gives the milliseconds until the next is due, if there is one. */
  async run(): Promise<number | undefined> {
    const due = await this.store.read((views) => views.due(this.clock.now(), batch));
    for (const deadline of due) await this.passDeadline.run(deadline);
    const nextAtMs = await this.store.read((views) => views.nextDueAtMs());
    return nextAtMs === undefined ? undefined : nextAtMs - this.clock.now();
  }
}
