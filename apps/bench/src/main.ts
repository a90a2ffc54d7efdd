#!/usr/bin/env node
import { asCompassError } from '@compass/kernel';
import { Command, InvalidArgumentError, Option } from 'commander';
import { benchAnalysis } from './analysis/analysis-bench.js';
import { benchGrowth, growthNames } from './growth/growth-bench.js';
import { benchLoad, scenarioNames } from './load/load-bench.js';
import { benchMesh } from './mesh/mesh-bench.js';
import { benchTemporal } from './temporal/temporal-bench.js';

const program = new Command('bench').description(
  'How fast it is, on this machine; figures are explained in docs/benchmarks.md.',
);
program
  .command('analysis <sources>')
  .description('diagnosis and evaluation of recorded cases, and the ranking of anomalies of many series; one core')
  .action(benchAnalysis);
program
  .command('mesh')
  .description('alert to verdict on real Kafka and Postgres, beside what the machine can do at most; and all-in-one')
  .option('--rounds <count>', 'how often everything is measured in turn', positive, 20)
  .action(benchMesh);
program
  .command('temporal')
  .description('rounds of six tasks, beside a Temporal dev server that is built when first needed (Go)')
  .option('--turns <count>', 'how often each is measured', positive, 3)
  .option('--rounds <count>', 'rounds in a turn', positive, 200)
  .action(benchTemporal);
program
  .command('growth')
  .description('how cost grows with services, agents, alerts, and what is stored; plots go to docs/figures')
  .addOption(new Option('--only <question...>', 'instead of all').choices(growthNames))
  .action(benchGrowth);
program
  .command('load')
  .description('floods of alerts on real Kafka and Postgres, with claims; exit code 1 when one does not hold')
  .option('--quick', 'small numbers, nothing about speed', false)
  .option('--kafka <host:port>', 'a Kafka without topics of COMPASS, instead of one that is started')
  .addOption(new Option('--only <scenario...>', 'instead of all').choices(scenarioNames))
  .action(benchLoad);

try {
  await program.parseAsync();
} catch (error) {
  const { code, message } = asCompassError(error);
  console.error(`${code}: ${message}`);
  process.exitCode = 1;
}

function positive(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Wanted: a whole number above 0');
  return count;
}
