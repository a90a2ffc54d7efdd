import { defineAgent, disproofWithWitnesses, monitoredEvents, type InvestigationContext } from '@compass/agent-sdk';
import { eventTests, strongestTest } from '@compass/analysis';
import { diagnose } from './diagnose.js';
import { disprove } from './disproof/disprove.js';
import { look, type Looked } from './look.js';
import type { Source } from './telemetry.js';

/** Micros of a USD: a few reads and some arithmetic. */
const price = { diagnose: 40_000, disprove: 20_000 };
const mostCited = 16;

/** Looks at what was changed: which commit or flag explains the trouble by what it does, or that none does. */
export const changeAgent = defineAgent({
  name: 'change',
  version: '0.1.0',
  capabilities: ['diagnose.change', 'disprove.change'],
  expertise: { change: 0.9, 'application.bad-release': 0.7 },
  capacity: 4,
  bid: ({ kind, priceCeilingMicros }) => ({
    priceMicros: Math.min(price[kind], priceCeilingMicros),
    expectedSeconds: 2,
    confidence: 0.8,
  }),
  async investigate(task, ctx) {
    const looked = await look(task, ctx);
    const focus = { alertAtMs: task.alertAtMs, services: task.services, what: task.question.what };
    if (task.kind === 'disprove') {
      const events = await monitoredEvents(ctx.signals, task);
      const raised = eventTests(events.scene, task.claim);
      if (raised.length > 0) return { disproof: ctx.disproof(strongestTest(raised)).cite(...events.observations) };
      const { seenItself, ...statement } = disprove(looked.telemetry, task.claim, focus);
      const observations = cited(['changes', 'logs', 'metrics'], task.claim.service, looked);
      return { disproof: await disproofWithWitnesses(task, ctx, { statement, seenItself, observations }) };
    }
    return { findings: findings(focus, ctx, looked) };
  },
});

function findings(focus: Parameters<typeof diagnose>[1], ctx: InvestigationContext, looked: Looked) {
  return diagnose(looked.telemetry, focus).map(({ reads, ...statement }) =>
    ctx.finding(statement).cite(...cited(reads, statement.service, looked)),
  );
}

function cited(reads: readonly Source[], service: string, { observationsOf }: Looked) {
  const [first, ...more] = reads.flatMap((source) => observationsOf(source, service)).slice(0, mostCited);
  return [first!, ...more] as const;
}
