#!/usr/bin/env node
import { asCompassError } from '@compass/kernel';
import { Command } from 'commander';
import { benchAnalysis } from './analysis/analysis-bench.js';

const program = new Command('bench').description(
  'How fast it is, on this machine; figures are explained in docs/benchmarks.md.',
);
program
  .command('analysis <sources>')
  .description('diagnosis and evaluation of recorded cases, and the ranking of anomalies of many series; one core')
  .action(benchAnalysis);

try {
  await program.parseAsync();
} catch (error) {
  const { code, message } = asCompassError(error);
  console.error(`${code}: ${message}`);
  process.exitCode = 1;
}
