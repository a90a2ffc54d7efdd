import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FullRun } from './rounds/full.js';
import { withMatrix } from './rounds/matrix.js';
import { quickRounds, quickStage } from './rounds/quick.js';
import { hasFailed, type Results } from './rounds/results.js';
import { openStage } from './rounds/stage.js';

const page = new URL('../../../../docs/reliability.md', import.meta.url);
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    beside: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const say = (line: string) => console.log(line);

const { steps, scenarios } = values.quick ? await quick() : await full();
const rounds = [...steps, ...scenarios];
const failed = rounds.filter(hasFailed).length;
console.log(`${rounds.length} rounds, ${failed} failed; seed ${seed}`);
process.exitCode = failed > 0 || rounds.length === 0 ? 1 : 0;

async function quick(): Promise<Results> {
  const stage = await openStage(quickStage);
  try {
    return await quickRounds(stage, seed, say);
  } finally {
    await stage.stop();
  }
}

function full(): Promise<Results> {
  const onRound = (results: Results) => {
    const only = values.only && ` --only '${values.only}'`;
    const run = `\`npm run chaos -- --seed ${seed}${only} --write\``;
    if (values.write) writeFileSync(page, withMatrix(readFileSync(page, 'utf8'), results, run));
  };
  const run = new FullRun({ seed, only: new RegExp(values.only), say, onRound });
  return values.beside ? run.runBeside(resolve(values.beside)) : run.run();
}
