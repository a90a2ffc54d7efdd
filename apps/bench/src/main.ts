#!/usr/bin/env node
import { asCompassError } from '@compass/kernel';
import { Command, InvalidArgumentError } from 'commander';
import { benchAnalysis } from './analysis/analysis-bench.js';
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

try {
  await program.parseAsync();
} catch (error) {
  const { code, message } = asCompassError(error);
  console.error(`${code}: ${message}`);
  process.exitCode = 1;
}

function positive(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('a whole number above 0');
  return count;
}
