import { parseArgs } from 'node:util';
import type { FaultName } from './faults/faults.js';
import { goFirst } from './platform/go-first.js';
import { ALL_KINDS, FEW_KINDS } from './scenario/plan-incidents.js';
import { recordIncidents } from './scenario/record-incidents.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    out: { type: 'string' },
    all: { type: 'boolean', default: false },
    only: { type: 'string' },
    'at-once': { type: 'string', default: '3' },
    'go-first': { type: 'boolean', default: false },
  },
});
const kinds = values.only ? (values.only.split(',') as FaultName[]) : values.all ? ALL_KINDS : FEW_KINDS;
const unknown = kinds.filter((kind) => !ALL_KINDS.includes(kind));
if (!values.seed || !/^\d+$/.test(values.seed) || !values.out || unknown.length > 0) {
  console.error(
    'usage: main.js --seed <whole number> --out <directory> [--all | --only <fault,fault,…>] [--at-once <n>] [--go-first]',
  );
  console.error(`faults: ${ALL_KINDS.join(', ')}`);
  process.exit(2);
}

if (values['go-first']) goFirst();
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
try {
  await recordIncidents({
    seed: Number(values.seed),
    kinds,
    directory: values.out,
    atOnce: Number(values['at-once']),
    signal: interruption.signal,
    report: (line) => console.log(line),
  });
  console.log(`recorded into ${values.out}`);
} catch (cause) {
  console.error(interruption.signal.aborted ? 'interrupted: the same command goes on from here' : cause);
  process.exitCode = 1;
}
