import { parseArgs } from 'node:util';
import { failureReport } from './failure-report.js';
import { simulate } from './simulate.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    schedules: { type: 'string', default: '1' },
    trace: { type: 'boolean', default: false },
  },
});
const [first, count] = [Number(values.seed), Number(values.schedules)];
const trace = values.trace ? (line: string) => console.log(line) : undefined;

let [failed, steps] = [0, 0];
const began = process.cpuUsage();
for (let seed = first; seed < first + count; seed += 1) {
  const result = await simulate({ seed, trace });
  const report = failureReport(result);
  if (report) console.log(report);
  failed += report ? 1 : 0;
  steps += result.steps;
}
const { user, system } = process.cpuUsage(began);
const perMinute = Math.round((count / (user + system)) * 60_000_000);
console.log(`${count} schedules, ${failed} failed, ${steps} steps, ${perMinute} a minute of one core`);
process.exitCode = failed > 0 ? 1 : 0;
