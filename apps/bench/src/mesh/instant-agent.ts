#!/usr/bin/env node
// One specialist that answers at once, by the name in BENCH_AGENT: what is left of an investigation's time is the mesh's own.
import { defineAgent, runAgent } from '@compass/agent-sdk';

const name = process.env['BENCH_AGENT'] ?? '';
const refutations = ['The failures come from a service that it calls.'];

runAgent(
  defineAgent({
    name,
    version: '0.0.0',
    capabilities: [`diagnose.${name}`, `disprove.${name}`],
    expertise: { [name]: 0.9 },
    capacity: 100,
    bid: ({ priceCeilingMicros }) => ({
      priceMicros: Math.min(1_000, priceCeilingMicros),
      expectedSeconds: 1,
      confidence: 0.9,
    }),
    investigate: async (task, ctx) => {
      const seen = await ctx.signals.topology.edges({ window: task.window });
      if (task.kind === 'disprove') {
        const disproof = { contradiction: 0.1, tested: true, statement: 'It stands.' };
        return { disproof: ctx.disproof(disproof).cite(seen) };
      }
      if (name !== 'application') return { findings: [] };
      const statement = { service: task.services[0] ?? 'web', indicator: 'errors', category: 'application.error' };
      const said = { ...statement, strength: 0.95, statement: 'It fails.', check: 'instant', refutations };
      return { findings: [ctx.finding(said).cite(seen)] };
    },
  }),
);
