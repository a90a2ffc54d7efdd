import { defineAgent, disproofWithWitnesses, monitoredEvents } from '@compass/agent-sdk';
import { eventFindings, eventTests, strongestTest } from '@compass/analysis';
import { diagnose } from './diagnose.js';
import { disprove } from './disprove.js';
import { eventChecks } from './event-checks.js';
import { look } from './look.js';

/** Micros of a USD: a few reads and some arithmetic. */
const price = { diagnose: 40_000, disprove: 20_000 };

/** Looks at how services call each other: the graph, where time is spent, where errors begin. */
export const tracingAgent = defineAgent({
  name: 'tracing',
  version: '0.1.0',
  capabilities: ['diagnose.tracing', 'disprove.tracing'],
  expertise: { dependency: 0.8, 'application.latency': 0.6, application: 0.5, database: 0.4 },
  capacity: 4,
  bid({ kind, priceCeilingMicros }) {
    return { priceMicros: Math.min(price[kind], priceCeilingMicros), expectedSeconds: 2, confidence: 0.8 };
  },
  async investigate(task, ctx) {
    const [{ telemetry, observations }, events] = await Promise.all([
      look(task, ctx),
      monitoredEvents(ctx.signals, task),
    ]);
    if (task.kind === 'disprove') {
      const raised = eventTests(events.scene, task.claim);
      if (raised.length > 0) return { disproof: ctx.disproof(strongestTest(raised)).cite(...events.observations) };
      const statement = disprove(telemetry, task.claim, task.alertAtMs);
      const own = { statement, observations: [observations.operations] } as const;
      return { disproof: await disproofWithWitnesses(task, ctx, own) };
    }
    const findings = diagnose(telemetry, task.alertAtMs).map(({ reads: [first, ...more], ...statement }) =>
      ctx.finding(statement).cite(observations[first], ...more.map((source) => observations[source])),
    );
    const raised = eventFindings(events.scene, eventChecks, ctx.leftOut).map((statement) =>
      ctx.finding(statement).cite(...events.observations),
    );
    const calls = telemetry.edges?.map(({ caller, callee, calls, errors }) => ({ caller, callee, calls, errors }));
    return { findings: [...findings, ...raised], ...(calls && { graph: ctx.graph(calls).cite(observations.edges) }) };
  },
});
