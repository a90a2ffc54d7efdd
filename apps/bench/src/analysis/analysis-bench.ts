import { loadavg } from 'node:os';
import { casesOf, type Case } from '@compass/evaluation';
import { textTable } from '@compass/rendering';
import { specialists } from '../specialists.js';
import { mean, percentile, rounded, targetRow } from '../summary.js';
import { baroCost } from './baro.js';
import { diagnosisCost } from './diagnosis-cost.js';
import { evaluationCost } from './evaluation-cost.js';
import { manySeriesCost } from './many-series.js';

/** Measures and prints; all figures are CPU time. @param root folder of sources that holds rcd-ss and cloudops-ob */
export async function benchAnalysis(root: string): Promise<void> {
  const metricCases = casesOf(root, 'rcd-ss');
  const rankedMs = manySeriesCost();
  const diagnosedMs = await diagnosisCosts(metricCases);
  const wholeMs = (await evaluationCost(metricCases)).casesMs;
  const { seconds } = await evaluationCost(casesOf(root, 'cloudops-ob'));
  const rows = [
    {
      what: 'diagnosis of an rcd-ss case, data read (p50)',
      measured: percentile(diagnosedMs, 0.5),
      unit: 'ms',
      atMost: 10,
    },
    { what: 'all of cloudops-ob through evaluation', measured: seconds, unit: 's', atMost: 60 },
    { what: '10,000 series x 1,000 samples ranked', measured: rankedMs / 1000, unit: 's', atMost: 2 },
  ];
  console.log(textTable([['CPU time', 'measured', 'to reach', ''], ...rows.map(targetRow)]));
  console.log(
    `\nCPU ms per rcd-ss case\n${textTable([['', 'mean', 'p50', 'max'], ...comparison(metricCases, diagnosedMs, wholeMs)])}`,
  );
  console.log(`\nload of the machine: ${loadavg().map(rounded).join(' ')}`);
}

async function diagnosisCosts(cases: readonly Case[]): Promise<number[]> {
  const costs: number[] = [];
  for (const found of cases) costs.push(await diagnosisCost(found, specialists, Date.now()));
  return costs;
}

function comparison(cases: readonly Case[], diagnosed: readonly number[], whole: readonly number[]): string[][] {
  const baro = baroCost(cases);
  return [
    row('diagnosis by all agents, data read', diagnosed),
    row('alert to report, reading included', whole),
    'skipped' in baro ? ['BARO: skipped', baro.skipped, '', ''] : row('BARO RobustScorer, data read', baro),
  ];
}

const row = (what: string, ms: readonly number[]): string[] => [
  what,
  ...[mean(ms), percentile(ms, 0.5), Math.max(...ms)].map(rounded),
];
