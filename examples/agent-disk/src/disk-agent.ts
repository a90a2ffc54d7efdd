import {
  defineAgent,
  type Claim,
  type DiagnoseTask,
  type Finding,
  type Findings,
  type FindingStatement,
  type InvestigationContext,
  type MetricSeries,
} from '@compass/agent-sdk';
import { diskChecks, fillsWithinMs, type DiskCheck } from './disk-checks.js';
import { slope } from './trend.js';

/** Looks at volumes: full, filling, or so slow that the CPU waits for them. */
export const diskAgent = defineAgent({
  name: 'disk',
  version: '1.0.0',
  capabilities: ['diagnose.disk', 'disprove.disk'],
  expertise: { 'infrastructure.disk-full': 0.9 },
  capacity: 4,
  bid: () => ({ priceMicros: 20_000, expectedSeconds: 2, confidence: 0.6 }),
  investigate: (task, ctx) => (task.kind === 'disprove' ? disprove(task.claim, ctx) : diagnose(task, ctx)),
});

async function diagnose({ window }: DiagnoseTask, ctx: InvestigationContext): Promise<Findings> {
  const catalogue = await ctx.signals.metrics.catalogue({ window });
  const names = catalogue.data?.flatMap((service) => service.names).filter((name) => checkOf(name)) ?? [];
  if (names.length === 0) return {};
  const range = await ctx.signals.metrics.range({ names, window });
  const statements = range.data?.flatMap((series) => [...tooHigh(series), ...filling(series)]) ?? [];
  return { findings: statements.map((statement): Finding => ctx.finding(statement).cite(range)) };
}

/** A full disk is refuted by one look at the volumes of the service that it is said of. */
async function disprove({ service, category }: Claim, ctx: InvestigationContext): Promise<Findings> {
  const range = await ctx.signals.metrics.range({
    services: [service],
    window: { startMs: ctx.nowMs - fillsWithinMs, endMs: 0 },
  });
  const check = diskChecks.find((candidate) => candidate.category === category);
  const volumes = range.data?.filter(({ metric }) => check?.metric.test(metric)) ?? [];
  const worst = Math.max(...volumes.flatMap(({ points }) => points.map(([, value]) => value)));
  if (!check || !Number.isFinite(worst)) {
    const statement = `no metric tells whether a disk of ${service} is full`;
    return { disproof: ctx.disproof({ contradiction: 0, tested: false, statement }).cite(range) };
  }
  const contradiction = worst >= check.threshold ? 0 : 0.9;
  const statement = `at its worst, ${check.says(worst)} at ${service}`;
  return { disproof: ctx.disproof({ contradiction, tested: true, statement }).cite(range) };
}

const checkOf = (metric: string): DiskCheck | undefined => diskChecks.find((check) => check.metric.test(metric));

function tooHigh({ service, metric, points }: MetricSeries): FindingStatement[] {
  const check = checkOf(metric);
  const latest = points.at(-1)?.[1];
  if (!check || latest === undefined || latest < check.threshold) return [];
  const onsetMs = points.find(([, value]) => value >= check.threshold)![0];
  const statement = `${check.says(latest)} at ${service}`;
  return [{ ...about(service, metric, check), direction: 'up', onsetMs, strength: 0.9, statement }];
}

function filling({ service, metric, points }: MetricSeries): FindingStatement[] {
  const [check] = diskChecks;
  const latest = points.at(-1)?.[1] ?? 1;
  const pace = slope(points.slice(-20));
  const leftMs = (1 - latest) / pace;
  if (!check?.metric.test(metric) || latest >= check.threshold || !(leftMs > 0 && leftMs < fillsWithinMs)) return [];
  const statement = `${check.says(latest)} at ${service}, and full in ${Math.round(leftMs / 60_000)} min at its present pace`;
  return [{ ...about(service, metric, check), check: 'disk.filling', direction: 'up', strength: 0.6, statement }];
}

function about(service: string, indicator: string, { id, category }: DiskCheck) {
  const refutations = [`writes of ${service} succeed`, `space was freed, and ${service} is no better`];
  return category === '' ? { service, indicator, check: id } : { service, indicator, check: id, category, refutations };
}
