import { defineAgent, disproofWithWitnesses, monitoredEvents } from '@compass/agent-sdk';
import { eventTests, strongestTest } from '@compass/analysis';
import { diagnose } from './diagnose.js';
import { canTest, disprove } from './disproof/disprove.js';
import { look, type Looked } from './look.js';
import type { Said } from './telemetry.js';

/** Micros of a USD: a few reads and some arithmetic. */
const price = { diagnose: 40_000, disprove: 20_000 };

/** Looks at databases from both sides: what they report, and how long their callers wait for them. */
export const databaseAgent = defineAgent({
  name: 'database',
  version: '0.1.0',
  capabilities: ['diagnose.database', 'disprove.database'],
  expertise: { database: 0.85, 'database.lock-contention': 0.9 },
  capacity: 4,
  bid(task) {
    if (task.kind === 'disprove' && !canTest(task.claim.category))
      return { decline: `knows no test of ${task.claim.category}` };
    return { priceMicros: Math.min(price[task.kind], task.priceCeilingMicros), expectedSeconds: 2, confidence: 0.8 };
  },
  async investigate(task, ctx) {
    const looked = await look(task, ctx);
    if (task.kind === 'disprove') {
      const events = await monitoredEvents(ctx.signals, task);
      const raised = eventTests(events.scene, task.claim);
      if (raised.length > 0) return { disproof: ctx.disproof(strongestTest(raised)).cite(...events.observations) };
      const { reads, ...statement } = disprove(looked.telemetry, task.claim, task.alertAtMs);
      const observations = cited(reads, looked);
      return { disproof: await disproofWithWitnesses(task, ctx, { statement, observations }) };
    }
    const said = diagnose(looked.telemetry, task.alertAtMs);
    return { findings: said.map(({ reads, ...statement }) => ctx.finding(statement).cite(...cited(reads, looked))) };
  },
});

function cited([first, ...more]: Said['reads'], { observations }: Looked) {
  return [observations[first], ...more.map((source) => observations[source])] as const;
}
