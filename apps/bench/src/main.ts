#!/usr/bin/env node
import { asCompassError } from '@compass/kernel';
import { Command, InvalidArgumentError, Option } from 'commander';
import { benchAnalysis } from './analysis/analysis-bench.js';
import { benchLoad, scenarioNames } from './load/load-bench.js';
import { benchMesh } from './mesh/mesh-bench.js';

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
