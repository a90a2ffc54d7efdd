import { Inject, Injectable } from '@nestjs/common';
import { causeTitle, percentText, type Report, type ResultReported } from '@compass/contracts';
import type { Clock } from '@compass/kernel';
import type { EventHandler, IncomingEvent } from '@compass/messaging';
import { CLOCK } from '@compass/runtime';
import type { IntakeTransaction } from '../store/incident-store.js';

const verdictReached = 'compass.investigations.v1.VerdictReached';
const resultReported = 'compass.agents.v1.ResultReported';

/** More of one environment are no service graph. */
const mostCalls = 2_000;

/** Keeps each verdict with its incident, for when the failure returns. */
@Injectable()
export class LearnVerdict implements EventHandler<IntakeTransaction, typeof verdictReached> {
  readonly type = verdictReached;

  async handle({ data: { report } }: IncomingEvent<typeof verdictReached>, tx: IntakeTransaction): Promise<void> {
    if (!report?.verdict) return;
    await tx.answers.recordVerdict(report.investigationId, { kind: report.verdict.kind, summary: summaryOf(report) });
  }
}

/** Learns from the service graphs that agents observe who calls whom. */
@Injectable()
export class LearnCalls implements EventHandler<IntakeTransaction, typeof resultReported> {
  readonly type = resultReported;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  concerns({ data }: IncomingEvent<typeof resultReported>): boolean {
    return callsIn(data).length > 0;
  }

  async handle({ data }: IncomingEvent<typeof resultReported>, tx: IntakeTransaction): Promise<void> {
    await tx.answers.recordCalls(data.investigationId, callsIn(data), this.clock.now());
  }
}

const callsIn = ({ topology }: ResultReported) =>
  (topology?.edges ?? []).filter(({ caller, callee }) => caller && callee && caller !== callee).slice(0, mostCalls);

/** For people: what it was, and how sure that is. */
function summaryOf({ verdict }: Report): string {
  const { kind, category = '', service = '', confidence = 0, reason = '' } = verdict ?? {};
  if (kind !== 'VERDICT_KIND_CAUSE') return reason;
  return `${causeTitle(category)} at ${service || 'an unknown service'}, ${percentText(confidence)}`;
}
