import { parseArgs } from 'node:util';
import { goFirst } from './platform/go-first.js';
import { recordIncidents } from './scenario/record-incidents.js';

const { values } = parseArgs({ options: { seed: { type: 'string' }, out: { type: 'string' } } });
if (!values.seed || !/^\d+$/.test(values.seed) || !values.out) {
  console.error('usage: main.js --seed <whole number> --out <directory>');
  process.exit(2);
}

goFirst();
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
console.log(`recording the incidents of seed ${values.seed}, side by side: this takes about seven minutes`);
try {
  await recordIncidents(Number(values.seed), values.out, interruption.signal);
  console.log(`recorded into ${values.out}`);
} catch (cause) {
  console.error(interruption.signal.aborted ? 'interrupted: nothing was written' : cause);
  process.exitCode = 1;
}
