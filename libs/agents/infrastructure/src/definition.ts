import {
  defineAgent,
  disproofWithWitnesses,
  metricHistory,
  monitoredEvents,
  type DisproveTask,
  type Finding,
  type InvestigationContext,
  type MetricHistory,
  type OwnAttempt,
  type MonitoredEvents,
  type Task,
} from '@compass/agent-sdk';
import {
  collectionFactor,
  eventFindings,
  eventTests,
  isThrottling,
  resourceMeaning,
  strongestTest,
} from '@compass/analysis';
import { diagnose } from './diagnose.js';
import { disprove } from './disproof/disprove.js';
import { groundOf } from './cluster/ground.js';
import { look, type Looked } from './look.js';
import { strainTests } from './resources/disprove-strain.js';
import { eventChecks } from './resources/event-checks.js';
import { fullVolumes, tellsOfRoom, volumeTests } from './resources/full-volumes.js';
import { resourceFindings } from './resources/resource-findings.js';
import type { Said, Source } from './telemetry.js';

/** Micros of a USD: a few reads and some arithmetic. */
const price = { diagnose: 40_000, disprove: 20_000 };

/** Looks at what services run on: the state that Kubernetes keeps of its objects, and the hosts below. */
export const infrastructureAgent = defineAgent({
  name: 'infrastructure',
  version: '0.1.0',
  capabilities: ['diagnose.infrastructure', 'disprove.infrastructure', 'disprove.disk'],
  expertise: {
    kubernetes: 0.95,
    infrastructure: 0.9,
    'database.credentials': 0.8,
    'database.wrong-port': 0.8,
    network: 0.6,
  },
  capacity: 4,
  bid: ({ kind, priceCeilingMicros }) => ({
    priceMicros: Math.min(price[kind], priceCeilingMicros),
    expectedSeconds: 2,
    confidence: 0.8,
  }),
  async investigate(task, ctx) {
    const [looked, resources, events] = await Promise.all([
      look(task, ctx),
      metricHistory(ctx.signals, task, isResource),
      monitoredEvents(ctx.signals, task),
    ]);
    if (task.kind === 'disprove') {
      const raised = eventTests(events.scene, task.claim);
      if (raised.length > 0) return { disproof: ctx.disproof(strongestTest(raised)).cite(...events.observations) };
      const own = attempt(task, ctx, looked, resources);
      return { disproof: await disproofWithWitnesses(task, ctx, own) };
    }
    const found = [...findings(task, ctx, looked), ...strains(task, ctx, looked, resources), ...raisedBy(ctx, events)];
    return { findings: found, ...ground(ctx, looked) };
  },
});

/** By the use of the resource where the claim is about one that is measured, else by the platform's state. */
function attempt(
  task: DisproveTask,
  { nowMs, leftOut }: InvestigationContext,
  looked: Looked,
  resources: MetricHistory,
): OwnAttempt {
  const series = resources.series ?? [];
  const tests = [
    ...strainTests(task.claim, series, task.alertAtMs),
    ...volumeTests(task.claim, series, task.alertAtMs),
  ];
  if (tests.length > 0)
    return {
      statement: strongestTest(tests),
      seenItself: tests.every(({ contradiction }) => contradiction < 0.1),
      observations: observationsOf(resources, task.claim.service),
    };
  const { reads, seenItself, ...statement } = disprove(looked.telemetry, task.claim, task.alertAtMs, nowMs, leftOut);
  return { statement, seenItself, observations: cited(reads, looked) };
}

const isResource = (metric: string): boolean =>
  resourceMeaning(metric) !== undefined ||
  collectionFactor(metric) !== undefined ||
  isThrottling(metric) ||
  tellsOfRoom(metric);

/** What services use of their machines is told by metrics alone. */
function strains(task: Task, ctx: InvestigationContext, looked: Looked, resources: MetricHistory): Finding[] {
  const series = resources.series ?? [];
  const requests = looked.telemetry.metrics ?? [];
  return [...resourceFindings(series, task.alertAtMs, requests), ...fullVolumes(series)].map((statement) => {
    const [first, ...more] = observationsOf(resources, statement.service);
    return ctx.finding(statement).cite(first, ...more);
  });
}

function raisedBy(ctx: InvestigationContext, { scene, observations }: MonitoredEvents): Finding[] {
  return eventFindings(scene, eventChecks, ctx.leftOut).map((statement) =>
    ctx.finding(statement).cite(...observations),
  );
}

function observationsOf({ observations, observationsOf }: MetricHistory, service: string) {
  const [first = observations[0], ...more] = observationsOf(service);
  return [first, ...more] as const;
}

/** What workloads stand on: trouble of a node or a namespace reaches them as trouble of a callee would. */
function ground(ctx: InvestigationContext, { telemetry, observations }: Looked) {
  const edges = groundOf(telemetry).map((edge) => ({ ...edge, calls: 0, errors: 0 }));
  return edges.length > 0 ? { graph: ctx.graph(edges).cite(observations.workloads) } : {};
}

function findings(task: Task, ctx: InvestigationContext, looked: Looked): Finding[] {
  return diagnose(looked.telemetry, task.alertAtMs, ctx.nowMs, ctx.leftOut).map(({ reads, ...statement }: Said) =>
    ctx.finding(statement).cite(...cited(reads, looked)),
  );
}

function cited([first, ...more]: readonly Source[], { observations }: Looked) {
  return [observations[first ?? 'workloads'], ...more.map((source) => observations[source])] as const;
}
