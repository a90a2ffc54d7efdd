import { parseArgs } from 'node:util';
import { recordIncidents } from './scenario/record-incidents.js';

const { values } = parseArgs({ options: { seed: { type: 'string' }, out: { type: 'string' } } });
if (!values.seed || !/^\d+$/.test(values.seed) || !values.out) {
  console.error('usage: main.js --seed <whole number> --out <directory>');
  process.exit(1);
}
await recordIncidents(Number(values.seed), values.out);
console.log(`recorded the incidents of seed ${values.seed} into ${values.out}`);
