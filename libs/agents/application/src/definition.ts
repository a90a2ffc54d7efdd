import {
  defineAgent,
  disproofWithWitnesses,
  monitoredEvents,
  type Finding,
  type InvestigationContext,
  type MetricHistory,
  type MonitoredEvents,
  type Task,
} from '@compass/agent-sdk';
import { eventFindings, eventTests, strongestTest } from '@compass/analysis';
import { diagnose } from './diagnose.js';
import { canTest, disprove } from './disproof/disprove.js';
import { eventChecks } from './event-checks.js';
import { look, type Looked } from './look.js';
import { lookAtOwnFigures, ownFigureFindings } from './own-figures.js';
import type { Said, Source } from './telemetry.js';

/** Micros of a USD: a few reads and some arithmetic. */
const price = { diagnose: 40_000, disprove: 20_000 };

/** Looks at what services do by themselves: errors they raise, work they do, releases and load that changed them. */
export const applicationAgent = defineAgent({
  name: 'application',
  version: '0.1.0',
  capabilities: ['diagnose.application', 'disprove.application'],
  expertise: {
    'application.bad-release': 0.9,
    'application.error': 0.85,
    'application.wrong-result': 0.8,
    'application.latency': 0.8,
    'application.overload': 0.8,
    dependency: 0.5,
  },
  capacity: 4,
  bid(task) {
    if (task.kind === 'disprove' && !canTest(task.claim.category))
      return { decline: `knows no test of ${task.claim.category}` };
    return { priceMicros: Math.min(price[task.kind], task.priceCeilingMicros), expectedSeconds: 2, confidence: 0.8 };
  },
  async investigate(task, ctx) {
    const [looked, events] = await Promise.all([look(task, ctx), monitoredEvents(ctx.signals, task)]);
    if (task.kind === 'disprove') {
      const raised = eventTests(events.scene, task.claim);
      if (raised.length > 0) return { disproof: ctx.disproof(strongestTest(raised)).cite(...events.observations) };
      const { reads, ...statement } = disprove(looked.telemetry, task.claim, task);
      const observations = cited(reads, task.claim.service, looked);
      return { disproof: await disproofWithWitnesses(task, ctx, { statement, observations }) };
    }
    const figures = figuresOf(task, ctx, await lookAtOwnFigures(task, ctx));
    return { findings: [...findings(task, ctx, looked), ...figures, ...raisedBy(ctx, events)] };
  },
});

function findings(task: Task, ctx: InvestigationContext, looked: Looked): Finding[] {
  return diagnose(looked.telemetry, task.alertAtMs, task.services).map(({ reads, ...statement }: Said) =>
    ctx.finding(statement).cite(...cited(reads, statement.service, looked)),
  );
}

function figuresOf(
  task: Task,
  ctx: InvestigationContext,
  { series, observations, observationsOf }: MetricHistory,
): Finding[] {
  return ownFigureFindings(series ?? [], task.alertAtMs).map((statement) => {
    const [first = observations[0], ...more] = observationsOf(statement.service);
    return ctx.finding(statement).cite(first, ...more);
  });
}

function raisedBy(ctx: InvestigationContext, { scene, observations }: MonitoredEvents): Finding[] {
  return eventFindings(scene, eventChecks, ctx.leftOut).map((statement) =>
    ctx.finding(statement).cite(...observations),
  );
}

function cited(reads: readonly Source[], service: string, { observations, paths }: Looked) {
  const all = reads.flatMap((source) => (source === 'paths' ? paths.observationsOf(service) : [observations[source]]));
  const [first = observations.traces, ...more] = all;
  return [first, ...more] as const;
}
