import { defineAgent, type Finding, type InvestigationContext, type Task } from '@compass/agent-sdk';
import { diagnose } from './diagnose.js';
import { disprove } from './disproof/disprove.js';
import { look, type Looked } from './look.js';
import type { Said, Source } from './telemetry.js';

/** Micros of a USD: a few reads and some arithmetic. */
const price = { diagnose: 40_000, disprove: 20_000 };

/** Looks at what services run on: the state that Kubernetes keeps of its objects, and the hosts below. */
export const infrastructureAgent = defineAgent({
  name: 'infrastructure',
  version: '0.1.0',
  capabilities: ['diagnose.infrastructure', 'disprove.infrastructure'],
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
    const looked = await look(task, ctx);
    if (task.kind === 'disprove') {
      const { reads, ...statement } = disprove(looked.telemetry, task.claim, ctx.nowMs);
      return { disproof: ctx.disproof(statement).cite(...cited(reads, looked)) };
    }
    return { findings: findings(task, ctx, looked) };
  },
});

function findings(task: Task, ctx: InvestigationContext, looked: Looked): Finding[] {
  return diagnose(looked.telemetry, task.alertAtMs, ctx.nowMs).map(({ reads, ...statement }: Said) =>
    ctx.finding(statement).cite(...cited(reads, looked)),
  );
}

function cited([first, ...more]: readonly Source[], { observations }: Looked) {
  return [observations[first ?? 'workloads'], ...more.map((source) => observations[source])] as const;
}
