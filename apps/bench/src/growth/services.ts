import { defaultFusion, desertedServices, fuse, type Call, type Finding, type MetricPoints } from '@compass/analysis';
import type { Curve } from './plot.js';

const sizes = [10, 50, 200, 1_000, 5_000];
const repetitions = 20;
const calleesOfEach = 4;
const startedAtMs = Date.UTC(2026, 0, 1);
const categories = ['application.error', 'database.lock-contention', 'infrastructure.cpu', 'network.latency'];

/** CPU milliseconds by the number of services: a tree of calls. */
export function costOfServices(): readonly Curve[] {
  return [
    { name: 'ranking hypotheses', points: sizes.map((at) => ({ at, cost: cpuMsOf(ranking(at)) })) },
    { name: 'whom requests no longer reach', points: sizes.map((at) => ({ at, cost: cpuMsOf(deserting(at)) })) },
  ];
}

/** Of one time, after a first one that does not count. */
function cpuMsOf(work: () => unknown): number {
  work();
  const before = process.cpuUsage();
  for (let i = 0; i < repetitions; i++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / repetitions;
}

/** Twenty findings against the graph. */
function ranking(size: number): () => unknown {
  const alert = { service: 's0', startedAtMs };
  const input = { findings: findingsIn(size), calls: callsAmong(size), precedents: [], alert };
  return () => fuse(input, defaultFusion);
}

/** One series of requests for each service; below the middle one, all fall. */
function deserting(size: number): () => unknown {
  const [calls, series] = [callsAmong(size), requestsOf(size)];
  return () => desertedServices(series, calls, [], startedAtMs);
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

const requestsOf = (size: number): MetricPoints[] =>
  Array.from({ length: size }, (_, i) => ({
    service: `s${i}`,
    metric: 'http_server_requests_total',
    points: Array.from({ length: 60 }, (_, minute) => {
      const requests = minute > 50 && i >= size / 2 ? 10 : 1_000;
      return [startedAtMs + (minute - 50) * 60_000, requests + ((i + minute) % 7)] as const;
    }),
  }));
