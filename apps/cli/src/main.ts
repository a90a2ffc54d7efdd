#!/usr/bin/env node
import { asCompassError } from '@compass/kernel';
import { Command } from 'commander';
import { addAgentCommands } from './agent/commands.js';
import { calibrateConfidence } from './calibrate.js';
import { evaluateSources } from './evaluate.js';
import { investigateFolder } from './investigate.js';
import { addRecordedCommands } from './recorded/commands.js';
import { completionScript } from './completion.js';
import { addMeshCommands } from './mesh/commands.js';
import { positive } from './positive.js';
import { referencePage } from './reference-page.js';

const calibrateExample = `
After a change of agents, fusion or disproofs, from a clone:
  compass calibrate ../recordings --features features.json
  compass calibrate ../recordings --from features.json --write libs/analysis/src/fusion/confidence/fitted-model.ts`;

const program = new Command('compass')
  .description(
    'Investigates recordings, and asks a running COMPASS. Exit code: 0 done, 1 done and something was found wanting, 2 it could not be done.',
  )
  .addHelpText(
    'after',
    `
Examples:
  $ compass investigate recordings/shop/cases/incident-001     offline, no COMPASS needed
  $ compass alerts send alert.json --environment prod-eu
  $ compass list --status running
  $ compass watch latest
  $ compass show latest --full`,
  );
program.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
addMeshCommands(program);
addAgentCommands(program);

program
  .command('investigate <case>')
  .description('one recorded case, in this process: the whole report')
  .option('--verify', 'then repeat everything that was observed; exit code 1 when something drifted')
  .option('--json', 'print JSON')
  .action(investigateFolder);
addRecordedCommands(program);
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
  .action(evaluateSources);

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
  .action(calibrateConfidence);

program
  .command('completion <shell>')
  .description('a script for bash, zsh or fish that completes commands and options')
  .addHelpText('after', '\nExamples:\n  $ source <(compass completion bash)\n  $ compass completion fish | source')
  .action((shell: string) => void process.stdout.write(completionScript(program, shell)));
program.command('reference-page', { hidden: true }).action(() => void process.stdout.write(referencePage(program)));

try {
  await program.parseAsync();
} catch (error) {
  const { code, message } = asCompassError(error);
  console.error(`${code}: ${message}`);
  process.exitCode = 2;
}
