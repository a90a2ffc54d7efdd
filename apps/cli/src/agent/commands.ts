import { fileURLToPath } from 'node:url';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { examples } from '../examples.js';
import { withAccess } from '../gateway/access.js';
import { lazily } from '../lazily.js';
import { drainAgent, weighAgent } from './versions.js';

/** The same depth from src and from dist. */
const bundledRecording = fileURLToPath(new URL('../../../../recordings/shop/cases/incident-015', import.meta.url));

const conformExample = `
The suite plays the market and the knowledge store at <address>, and awards tasks on the agent's own topic of a real Kafka. It learns of
the agent by its registration, so any language will do. Exit code: 0 conforms, 1 does not, 2 could not be judged.

  compass agent conform 127.0.0.1:0 -- node dist/my-agent.js        starts the agent, judges it, stops it
  compass agent conform 127.0.0.1:7700 --events kafka://kafka:9092  you start the agent, as it tells you`;

const recordingOption = (): Option =>
  new Option('--recording <case>', 'the folder of the case that it is asked about').default(
    bundledRecording,
    'a bundled one',
  );

const devExample = `
The module exports what defineAgent gave: a JavaScript file, or a TypeScript file as it is. Sources in its folder and below are watched. Exit code with
--once: 0 it answered, 1 it failed, 2 it could not be asked.
${examples('agent dev examples/agent-disk/src/disk-agent.ts', 'agent dev ./my-agent.ts --recording recordings/shop/cases/incident-011 --once')}`;

/** What the owner of an agent needs. */
export function addAgentCommands(program: Command): void {
  const agent = program.command('agent').description('for who writes or runs an agent');
  agent
    .command('dev <module>')
    .description('what your agent finds in a recording, without broker or market; again whenever a file of it changes')
    .addOption(recordingOption())
    .option('--capability <name>', 'that it is asked for; a diagnosis; else all that it offers')
    .option('--once', 'do not wait for changes')
    .option('--json', 'print JSON')
    .addHelpText('after', devExample)
    .action(lazily(async () => (await import('./develop.js')).developAgent));
  agent
    .command('conform <address> [command...]')
    .description('judges an agent in any language from outside, check by check')
    .option('--events <url>', 'an existing Kafka: kafka://host:port,… (default: starts one)')
    .addOption(recordingOption())
    .option('--bid-deadline <ms>', 'milliseconds for a bid', positive, 250)
    .option('--patience <seconds>', 'seconds to wait for what must come', positive, 20)
    .option('--show-output', "the agent's output, too")
    .option('--json', 'print the verdicts as JSON')
    .addHelpText('after', conformExample)
    .action(lazily(async () => (await import('./conform.js')).conformAgent));
  addVersions(agent);
  agent
    .command('grant <name> <principal>')
    .description('the rights that an agent needs of Kafka: prints them, and gives them')
    .option(
      '--apply <url>',
      'give them in this Kafka, with the login of COMPASS_EVENTS_USERNAME and COMPASS_EVENTS_PASSWORD',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(
        'agent grant storage User:team-storage',
        'agent grant storage User:team-storage --apply kafka://kafka:9092',
      ),
    )
    .action(lazily(async () => (await import('./grant.js')).grantRights));
}

/** Who operates agents: needs a token with the scope admin. */
function addVersions(agent: Command): void {
  withAccess(
    agent.command('drain <name> <version>').description('no new awards for a version: it finishes what it has'),
  )
    .option('--undo', 'ask it for bids again')
    .addHelpText('after', examples('agent drain database 1.0.0', 'agent drain database 1.0.0 --undo'))
    .action(drainAgent);
  withAccess(agent.command('weigh').argument('<name>').argument('<version>').argument('[weight]', '', wholeNumber))
    .description(
      'divides tasks among the versions of one agent, in proportion to their weights; without one: no weight any more',
    )
    .addHelpText('after', examples('agent weigh database 1.1.0 10', 'agent weigh database 1.0.0 90'))
    .action(weighAgent);
}

function positive(text: string): number {
  const number = wholeNumber(text);
  if (number < 1) throw new InvalidArgumentError('Wanted: a whole number above 0');
  return number;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Wanted: a whole number from 0 on');
  return Number(text);
}
