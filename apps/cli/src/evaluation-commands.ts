import type { Command } from 'commander';
import { examples } from './examples.js';
import { lazily } from './lazily.js';
import { positive } from './positive.js';

const calibrateExample = `
After a change of agents, fusion or disproofs, from a clone:
  compass calibrate ../recordings --features features.json
  compass calibrate ../recordings --from features.json --write libs/analysis/src/fusion/confidence/fitted-model.ts`;
const evaluateExamples =
  '\nExit code: 0 measured; 1 a source scores below --floor; 2 it could not be done.\n' +
  examples('eval recordings', 'eval recordings --source shop --failures', 'eval recordings --quick --json');

/** How right it is, and what makes it so. */
export function addEvaluation(program: Command): void {
  program
    .command('eval <sources>')
    .description('every recorded case below a folder of sources, in this process: how often the answer is right')
    .option('--source <name...>', 'only these sources')
    .option('--limit <cases>', 'only the first so many cases of each source', positive)
    .option('--sample <cases>', 'only so many cases of each source, drawn by a fixed seed', positive)
    .option('--quick', 'only a few cases of each source')
    .option('--perturb', 'also renamed, with decoys, weakened, and what has no answer')
    .option('--ablate', 'also without each modality and each agent in turn')
    .option('--switch-off', 'also with the checks switched off that know the kind of fault')
    .option('--out <file>', 'write what was answered, as JSON')
    .option('--json', 'print the score of each case as JSON')
    .option('--disproofs', 'instead: what becomes of false causes, and of the right one, that are put first')
    .option('--floor <file>', 'fail where a source scores below what the file says')
    .option('--failures', 'list the cases that went wrong, but for those held out')
    .addHelpText('after', evaluateExamples)
    .action(lazily(async () => (await import('./evaluate.js')).evaluateSources));

  program
    .command('calibrate <sources>')
    .description('fits what makes confidence mean what it says, and how it does on systems that were left out')
    .option('--source <name...>', 'only these sources')
    .option('--cases <most>', 'at most so many cases of each source', positive, 40)
    .option('--seed <text>', 'which cases are drawn', 'compass')
    .option('--features <file>', 'keep what was collected, to fit again without investigating')
    .option('--from <file...>', 'fit over what --features kept, in one file or several')
    .option('--write <file>', 'write the fitted model there')
    .addHelpText('after', calibrateExample)
    .action(lazily(async () => (await import('./calibrate.js')).calibrateConfidence));
}
