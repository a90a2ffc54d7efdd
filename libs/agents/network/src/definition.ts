import {
  defineAgent,
  disproofWithWitnesses,
  monitoredEvents,
  type Finding,
  type InvestigationContext,
  type MonitoredEvents,
} from '@compass/agent-sdk';
import { eventFindings, eventTests, strongestTest } from '@compass/analysis';
import { eventChecks } from './checks/event-checks.js';
import { diagnose } from './diagnose.js';
import { disprove } from './disproof/disprove.js';
import { look, type Looked } from './look.js';
import type { Focus } from './scene.js';

/** Micros of a USD: a few dozen reads and some arithmetic. */
const price = { diagnose: 40_000, disprove: 20_000 };
/** One finding cites no more looks than this; the first carry it. */
const mostCited = 16;

/** Looks at what lies between services: time on the wire, lost packets, names and addresses, and how trouble travels. */
export const networkAgent = defineAgent({
  name: 'network',
  version: '0.1.0',
  capabilities: ['diagnose.network', 'disprove.network'],
  expertise: { network: 0.9, dependency: 0.6, 'application.latency': 0.5, 'application.error': 0.5 },
  capacity: 4,
  bid: ({ kind, priceCeilingMicros }) => ({
    priceMicros: Math.min(price[kind], priceCeilingMicros),
    expectedSeconds: 3,
    confidence: 0.8,
  }),
  async investigate(task, ctx) {
    const [looked, events] = await Promise.all([look(task, ctx), monitoredEvents(ctx.signals, task)]);
    const focus = { alertAtMs: task.alertAtMs, services: task.services, what: task.question.what };
    if (task.kind === 'disprove') {
      const raised = eventTests(events.scene, task.claim);
      if (raised.length > 0) return { disproof: ctx.disproof(strongestTest(raised)).cite(...events.observations) };
      const statement = disprove(looked.telemetry, task.claim, focus);
      const observations = cited(['calls', 'metrics', 'logs'], [task.claim.service], looked);
      return { disproof: await disproofWithWitnesses(task, ctx, { statement, observations }) };
    }
    return { findings: [...findings(focus, ctx, looked), ...raisedBy(ctx, events)], ...graph(ctx, looked) };
  },
});

function findings(focus: Focus, ctx: InvestigationContext, looked: Looked): Finding[] {
  return diagnose(looked.telemetry, focus).map(({ reads, of, ...statement }) => {
    const [first, ...more] = cited(reads, of ?? [statement.service], looked);
    return ctx.finding(statement).cite(first, ...more);
  });
}

function raisedBy(ctx: InvestigationContext, { scene, observations }: MonitoredEvents): Finding[] {
  return eventFindings(scene, eventChecks, ctx.leftOut).map((statement) =>
    ctx.finding(statement).cite(...observations),
  );
}

type Sources = Parameters<Looked['observationsOf']>[0][];

function cited(reads: Readonly<Sources>, services: readonly string[], { observationsOf }: Looked) {
  const all = reads.flatMap((source) => observationsOf(source, services));
  const [first, ...more] = [...new Set(all)].slice(0, mostCited);
  return [first!, ...more] as const;
}

/** The declared graph; what traces show of it is another specialist's to tell. */
function graph(ctx: InvestigationContext, { telemetry, observationsOf }: Looked) {
  if (!telemetry.topology) return {};
  const edges = telemetry.topology.map(({ caller, callee }) => ({ caller, callee, calls: 0, errors: 0 }));
  const [first, ...more] = observationsOf('topology', []);
  return { graph: ctx.graph(edges).cite(first!, ...more) };
}
