import { fuse, type Call, type Finding, type FusionSettings } from '@compass/analysis';
import type { Curve } from './plot.js';

const sizes = [10, 50, 200, 1_000, 5_000];
const repetitions = 20;
const calleesOfEach = 4;
const startedAtMs = Date.UTC(2026, 0, 1);
const categories = ['application.error', 'database.lock-contention', 'infrastructure.cpu', 'network.latency'];
const settings: FusionSettings = {
  weights: { evidence: 0.3, coverage: 0.3, parsimony: 0.15, plausibility: 0.15, precedent: 0.1 },
  sharpness: 14,
  neutralScore: 0.7,
  atLeast: 3,
  atMost: 5,
  diversity: 0.7,
};

/** CPU milliseconds of weighing twenty findings against a service graph, by the number of services in it: a tree of calls. */
export function costOfServices(): Curve {
  const points = sizes.map((size) => {
    const input = {
      findings: findingsIn(size),
      calls: callsAmong(size),
      precedents: [],
      alert: { service: 's0', startedAtMs },
    };
    fuse(input, settings);
    const before = process.cpuUsage();
    for (let i = 0; i < repetitions; i++) fuse(input, settings);
    const { user, system } = process.cpuUsage(before);
    return { at: size, cost: (user + system) / 1_000 / repetitions };
  });
  return { name: 'ranking hypotheses', points };
}

const callsAmong = (size: number): Call[] =>
  Array.from({ length: size - 1 }, (_, i) => ({ caller: `s${Math.floor(i / calleesOfEach)}`, callee: `s${i + 1}` }));

const findingsIn = (size: number): Finding[] =>
  Array.from({ length: 20 }, (_, i) => ({
    id: `f${i}`,
    agent: 'bench',
    service: `s${Math.floor((i * size) / 20)}`,
    indicator: 'x',
    category: categories[i % categories.length]!,
    stance: 'supports',
    direction: 'up',
    onsetMs: startedAtMs - 1_000 * i,
    strength: 0.5 + i / 50,
    statement: 'x rose',
    observations: [`hash-${i}`],
    refutations: [],
  }));
