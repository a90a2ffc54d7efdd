import { Option, type Command } from 'commander';
import { examples } from '../examples.js';
import { withAccess } from '../gateway/access.js';
import { lazily } from '../lazily.js';

const exitCodes = `
Exit code: 0 it is the same, 1 it differs, 2 it could not be done (standard error says why, as "code: reason").`;

const help = {
  replay: `${exitCodes}

What is compared: each event that decide makes of the inputs that the log has recorded, each event's bytes with the hash that was
written with them, and the report with the hash that its verdict recorded. With --with, the findings, the ranking and the verdict of
the recorded run and of one in which other agents see what was observed then, and nothing else.

Examples:
  $ compass replay 0d0c6f0e-…
  $ compass export 0d0c6f0e-… incident.json && compass replay --file incident.json
  $ compass replay 0d0c6f0e-… --with database@2.0.0
  $ compass replay --file incident.json --with ./dist/my-agent.js --json`,
  verify: `${exitCodes}

Each observation is asked again of the environment that it was made in:
  the same              the hash is the same
  drifted               the source answers otherwise now; where is shown
  no longer available   the source is away, or does not serve this any more
  not what its hash names   what was kept is damaged

Examples:
  $ compass verify 0d0c6f0e-…
  $ compass verify --file incident.json --recordings recordings --json
  $ compass verify latest --environments environments.yaml`,
  trace: `
Exit code: 0 done, 2 it could not be done (standard error says why, as "code: reason").

Of each task: the auction until its first award, attempts in vain, the work of the last one, and waiting for the others. The task
that its phase waited for is marked with a star; the critical path is what the verdict waited for, and adds up to the whole.

Examples:
  $ compass trace 0d0c6f0e-…
  $ compass trace --file incident.json --json`,
};

/** What can be done with an investigation that was recorded. */
export function addRecordedCommands(program: Command): void {
  withAccess(program.command('export <investigation> <file>'))
    .description('an investigation with all that was observed, as a file that the commands below read')
    .addHelpText('after', examples('export latest incident.json', 'export 0d0c6f incident.json --json'))
    .action(lazily(async () => (await import('./replay.js')).exportInvestigation));
  overRecorded(program, 'replay', '[investigation...]')
    .description('decide again on what was recorded, and compare every event and the report byte by byte')
    .option('--with <agent>', 'run it with this agent instead: name[@version], or a module; may be repeated', another)
    .action(lazily(async () => (await import('./replay.js')).replayInvestigations));
  overRecorded(program, 'verify')
    .description('repeat each observation against its source, and report drift')
    .addOption(
      new Option('--recordings <directories>', 'where recordings lie, separated by ":"').default(
        process.env['COMPASS_RECORDINGS'] || 'recordings',
        'COMPASS_RECORDINGS, else recordings',
      ),
    )
    .addOption(
      new Option(
        '--environments <file>',
        'what the names of environments stand for; else COMPASS_ENVIRONMENTS',
      ).default(process.env['COMPASS_ENVIRONMENTS'] || undefined, 'COMPASS_ENVIRONMENTS'),
    )
    .action(lazily(async () => (await import('./verify.js')).verifyInvestigation));
  overRecorded(program, 'trace')
    .description('where the time went')
    .action(lazily(async () => (await import('./trace.js')).traceInvestigation));
}

function overRecorded(program: Command, name: keyof typeof help, which = '[investigation]'): Command {
  return withAccess(program.command(`${name} ${which}`))
    .option('--file <file>', 'of an exported investigation, instead of asking a running COMPASS')
    .addHelpText('after', help[name]);
}

const another = (agent: string, before: readonly string[] = []): readonly string[] => [...before, agent];
