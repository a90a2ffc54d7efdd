#!/usr/bin/env node
import { asCompassError } from '@compass/kernel';
import { Command, InvalidArgumentError } from 'commander';
import { addAgentCommands } from './agent/commands.js';
import { listAgents } from './agents.js';
import { listDeadLetters, redriveDeadLetter, showDeadLetter } from './dead-letters.js';
import { calibrateConfidence } from './calibrate.js';
import { evaluateSources } from './evaluate.js';
import { investigateFolder } from './investigate.js';
import { addRecordedCommands } from './recorded/commands.js';
import { listInvestigations, showReport, watchInvestigation } from './investigations.js';

const calibrateExample = `
After a change of agents, fusion or disproofs, from a clone:
  compass calibrate ../recordings --features features.json
  compass calibrate ../recordings --from features.json --write libs/analysis/src/fusion/confidence/fitted-model.ts`;

const program = new Command('compass').description(
  'Investigates recordings, and asks a running COMPASS. Addresses (host:port) come from COMPASS_ORCHESTRATOR, COMPASS_KNOWLEDGE and COMPASS_MARKET. Exit code: 0 done, 1 done and something was found wanting, 2 it could not be done.',
);
program.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
program.command('investigations').description('the newest investigations').action(listInvestigations);
program.command('report <investigation>').description('the report of a concluded one').action(showReport);
program.command('watch <investigation>').description('one as it happens').action(watchInvestigation);
program.command('agents').description('the agents that are registered').action(listAgents);
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

const deadLetters = program.command('dead-letters').description('what a service gave up on, by its gRPC address');
deadLetters.command('list <address>').action(listDeadLetters);
deadLetters.command('show <address> <id>').description('the original bytes').action(showDeadLetter);
deadLetters.command('redrive <address> <id>').description('hand it over again').action(redriveDeadLetter);

try {
  await program.parseAsync();
} catch (error) {
  const { code, message } = asCompassError(error);
  console.error(`${code}: ${message}`);
  process.exitCode = 2;
}

function positive(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('a whole number above 0');
  return count;
}
