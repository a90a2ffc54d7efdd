import { readFileSync } from 'node:fs';
import { Command, type CommanderError } from 'commander';
import { addAgentCommands } from './agent/commands.js';
import { completionScript } from './completion.js';
import { addEvaluation } from './evaluation-commands.js';
import { examples } from './examples.js';
import { addInvestigate } from './investigate/commands.js';
import { addMeshCommands } from './mesh/commands.js';
import { addRecordedCommands } from './recorded/commands.js';
import { referencePage } from './reference-page.js';

/** The same depth from src and from dist. */
const manifest = new URL('../../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

/** Every command, not yet run. @param exit is told of help that was shown, and of what was asked wrongly */
export function createProgram(exit: (error: CommanderError) => never): Command {
  const program = new Command('compass')
    .exitOverride(exit)
    .version(version)
    .description(
      'Investigates recordings, and asks a running COMPASS. Exit code: 0 done, 1 done and something was found wanting, 2 it could not be done.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ compass investigate recordings/shop/cases/incident-001     offline, no COMPASS needed
  $ compass investigate alert.json --environment prod-eu       by a running COMPASS, until the verdict
  $ compass list --status running
  $ compass watch latest
  $ compass show latest --full`,
    );
  addInvestigate(program);
  addMeshCommands(program);
  addAgentCommands(program);
  addRecordedCommands(program);
  addEvaluation(program);
  program
    .command('completion <shell>')
    .description('a script for bash, zsh or fish that completes commands and options')
    .addHelpText('after', examples('completion bash >> ~/.bashrc', 'completion fish | source'))
    .action((shell: string) => void process.stdout.write(completionScript(program, shell)));
  program.command('reference-page', { hidden: true }).action(() => void process.stdout.write(referencePage(program)));
  return program;
}
