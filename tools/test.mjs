#!/usr/bin/env node
// `npm test`: every check and every test of the workspace, each with its seconds; the last line is the sum over all of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, '.reports');

/**
 * Checks count as one test each; `report: true` marks suites that write Jest's own counts to .reports; without what it `needs`, a step is
 * skipped, and counts as such. What runs `beside` the steps after it is told of when it has ended.
 */
const steps = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'buf lint', command: ['buf', 'lint', 'protos'] },
  {
    name: 'protos fit the last release',
    command: ['buf', 'breaking', 'protos', '--against', 'protos/released.binpb'],
  },
  { name: 'generated code is up to date', command: ['node', 'tools/check-generated.mjs'] },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'], beside: true },
  { name: 'dead exports', command: ['knip', '--no-progress'] },
  { name: 'build', command: ['nx', 'run-many', '-t', 'build'] },
  {
    name: 'accuracy on the bundled recordings',
    command: ['node', 'apps/cli/dist/main.js', 'eval', 'recordings', '--floor', 'libs/evaluation/floor.json'],
  },
  {
    name: 'accuracy on a sample of the shared recordings',
    needs: '../shared/recordings',
    command: [
      'node',
      'apps/cli/dist/main.js',
      'eval',
      '../shared/recordings',
      '--sample',
      '5',
      '--floor',
      'libs/evaluation/sample-floor.json',
    ],
  },
  { name: 'unit and integration tests', command: ['nx', 'run-many', '-t', 'test', '--nxBail=false'], report: true },
  { name: 'end-to-end tests', command: ['nx', 'run-many', '-t', 'e2e', '--parallel=1'], report: true },
];

const only = process.argv.slice(2);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const beside = [];
const add = (counts) => Object.keys(total).forEach((key) => (total[key] += counts[key] ?? 0));

for (const step of steps.filter(({ name }) => only.length === 0 || only.includes(name))) {
  console.log(`\n── ${step.name}`);
  if (step.needs && !existsSync(join(root, step.needs))) {
    add({ skipped: 1 });
    console.log(`*** SKIPPED, NOT TESTED: ${step.name}: ${step.needs} is not on this machine ***`);
    continue;
  }
  if (step.beside) beside.push(runBeside(step));
  else judge(step, await run(step, 'inherit'));
}
await Promise.all(beside);
for (const failure of failures) console.log(`\n✕ ${failure}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || (process.env.CI === 'true' && total.skipped > 0) ? 1 : 0;

/** @returns whether it ended well, and after how long */
async function run({ command: [command, ...args] }, output) {
  const began = performance.now();
  const [status] = await once(spawn(command, args, { cwd: root, stdio: ['ignore', output, output] }), 'exit');
  return { ok: status === 0, seconds: ((performance.now() - began) / 1000).toFixed(1) };
}

/** What it prints is shown in one piece, when it has ended. */
async function runBeside(step) {
  const file = join(reports, `${step.name}.log`);
  const outcome = await run(step, openSync(file, 'w'));
  console.log(`\n── ${step.name}, which ran beside the above`);
  process.stdout.write(readFileSync(file));
  judge(step, outcome);
}

function judge({ name, report }, { ok, seconds }) {
  if (report) {
    const counts = collect();
    add(counts);
    if (!ok && counts.failed === 0) fail(name, 'ended with an error, though no test failed');
  } else if (ok) add({ passed: 1 });
  else fail(name, 'see its output above');
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'} in ${seconds} s`);
}

/** Counts one failure and keeps what is to be said of it at the end, where it is found without scrolling. */
function fail(name, reason) {
  add({ failed: 1 });
  failures.push(`${name}\n${reason}`);
}

/** Sums Jest's reports, prints the seconds of each suite, and empties the folder for the next step. */
function collect() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const suites = [];
  for (const file of readdirSync(reports, { recursive: true }).filter((name) => name.endsWith('.json'))) {
    const report = JSON.parse(readFileSync(join(reports, file), 'utf8'));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
    counts.skipped += report.numPendingTests + report.numTodoTests;
    for (const suite of report.testResults) {
      suites.push([(suite.endTime - suite.startTime) / 1000, suite.name.replace(root, ''), suite.status]);
      if (suite.status !== 'passed') failures.push(`${suite.name.replace(root, '')}\n${plain(suite.message)}`);
    }
    rmSync(join(reports, file));
  }
  for (const [seconds, name, status] of suites.sort(([a], [b]) => b - a))
    console.log(`   ${seconds.toFixed(1).padStart(6)} s  ${name}${status === 'passed' ? '' : `  ${status}`}`);
  return counts;
}

/** A failure's message without the terminal's colours, cut to what a log's end can carry. */
function plain(message) {
  return message.replace(/\u001b\[[0-9;]*m/g, '').slice(0, 4000);
}
