import { Inject, Injectable } from '@nestjs/common';
import { investigationIdOf } from '@compass/contracts';
import type { Clock } from '@compass/kernel';
import type { EventHandler, IncomingEvent } from '@compass/messaging';
import { CLOCK } from '@compass/runtime';
import { mustWait, priorityOf } from '../domain/admission/admission.js';
import { market } from '../domain/policy/market.js';
import { parseIncident } from '../edge/parse-incident.js';
import type { OpeningRules } from '../settings.js';
import type { OrchestratorTransaction } from '../store/orchestrator-store.js';
import { OPENING_RULES } from '../tokens.js';
import { carryOut } from './carry-out.js';

const type = 'compass.incidents.v1.IncidentOpened';

/** Every incident has its investigation, opened with the capabilities that are known at that moment; where too many run, it waits. */
@Injectable()
export class OpenInvestigation implements EventHandler<OrchestratorTransaction, typeof type> {
  readonly type = type;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(OPENING_RULES) private readonly rules: OpeningRules,
  ) {}

  /** @throws PermanentError `invalid-incident` */
  async handle({ data }: IncomingEvent<typeof type>, tx: OrchestratorTransaction): Promise<void> {
    const incident = parseIncident(data.incident);
    const investigationId = investigationIdOf(incident.incidentId);
    const priority = priorityOf(incident.severity);
    const [crowd, known] = await Promise.all([
      tx.admissions.crowd(this.rules.limits.critical),
      tx.capabilities.latest(),
    ]);
    const offered = known.filter((capability) => capability.startsWith('diagnose.'));
    await carryOut(tx, investigationId, {
      type: 'OpenInvestigation',
      nowMs: this.clock.now(),
      investigationId,
      incident,
      policy: { name: market.name, version: market.version },
      settings: this.rules.settingsFor(incident.severity),
      capabilities: [...this.rules.coreCapabilities, ...offered],
      ...(mustWait(crowd, this.rules.limits, priority) && { waits: true }),
    });
  }
}
