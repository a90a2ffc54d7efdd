import type { Command } from 'commander';
import { examples } from '../examples.js';
import { withAccess } from '../gateway/access.js';
import { positive } from '../positive.js';
import { makeToken, scopesOf } from '../token.js';
import { listAlerts, sendAlerts } from './alerts.js';
import { listIncidents, showIncident } from './incidents.js';
import { judge, listInvestigations } from './investigations.js';
import { listAgents, listDeadLetters, redriveDeadLetter, showDeadLetter } from './operations.js';
import { showReport } from './reports.js';
import { addSilence, duration, endSilence, listSilences } from './silences.js';
import { watchInvestigation } from './watch.js';

/** What is asked of a running COMPASS. An investigation is named by its id, the beginning of it, or `latest`. */
export function addMeshCommands(program: Command): void {
  withAccess(program.command('list').description('investigations, the newest first'))
    .option('--status <words>', 'waiting, running, concluded, expired; several separated by commas')
    .option('--verdict <words>', 'cause, no-fault, insufficient-evidence; several separated by commas')
    .option('--environment <name>', 'of this environment')
    .option('--service <name>', 'whose alert, or whose cause, is at this service')
    .option('--since <time>', 'opened from here on: ISO 8601, or epoch milliseconds')
    .option('--until <time>', 'opened before this')
    .option('--limit <count>', 'at most so many', positive, 50)
    .addHelpText('after', examples('list', 'list --status running', 'list --verdict cause --since 2026-11-01 --json'))
    .action(listInvestigations);
  withAccess(program.command('show <investigation>').description('the report of one that has ended'))
    .option('--full', 'all evidence, and every query')
    .option('--markdown', 'as Markdown, for a ticket')
    .addHelpText('after', examples('show latest', 'show 0d0c6f --full', 'show latest --markdown > incident.md'))
    .action(showReport);
  withAccess(program.command('watch <investigation>').description('one as it happens, until its verdict'))
    .addHelpText('after', examples('watch latest', 'watch 0d0c6f --json | jq .type'))
    .action(watchInvestigation);
  withAccess(program.command('judge <investigation> <hypothesis>').description('confirm a hypothesis, by rank or id'))
    .option('--reject', 'reject it instead')
    .option('--by <name>', 'who says so; the name of the token otherwise')
    .option('--note <text>', 'why')
    .option('--key <key>', 'the same for every retry')
    .addHelpText('after', examples('judge latest 1 --note "the migration held the lock"', 'judge 0d0c6f 2 --reject'))
    .action(judge);
  withAccess(program.command('agents').description('the agents that are registered'))
    .addHelpText('after', examples('agents', 'agents --json | jq .[].agent.name'))
    .action(listAgents);
  addIncidents(program);
  addAlerts(program);
  addSilences(program);
  addDeadLetters(program);
  program
    .command('token <name>')
    .description('makes a token of the API, and the line of its hash for the gateway')
    .requiredOption('--scopes <scopes>', 'read, alert, decide, admin; several separated by commas', scopesOf)
    .option('--json', 'print JSON')
    .addHelpText('after', examples('token on-call --scopes read,decide'))
    .action(makeToken);
}

function addIncidents(program: Command): void {
  const incidents = program.command('incidents').description('alerts that belong together');
  withAccess(incidents.command('list').description('those that began last first'))
    .option('--status <word>', 'open or resolved')
    .option('--environment <name>', 'of this environment')
    .option('--service <name>', 'at this service, or with an alert of it')
    .option('--since <time>', 'began from here on: ISO 8601, or epoch milliseconds')
    .option('--until <time>', 'began before this')
    .option('--limit <count>', 'at most so many', positive, 50)
    .addHelpText('after', examples('incidents list --status open', 'incidents list --service checkout --json'))
    .action(listIncidents);
  withAccess(incidents.command('show <incident>').description('one with its alerts, and who answers for it'))
    .addHelpText('after', examples('incidents show latest', 'incidents show 5b1c0f --json | jq .investigationId'))
    .action(showIncident);
}

function addAlerts(program: Command): void {
  const alerts = program.command('alerts').description('alerts, as monitors send them');
  withAccess(alerts.command('send <file>').description('posts an alert file; - reads standard input'))
    .option('--format <name>', 'alertmanager, grafana, pagerduty, …; recognised by shape otherwise')
    .option('--environment <name>', 'the environment that its telemetry is in')
    .addHelpText(
      'after',
      examples('alerts send alert.json --environment prod-eu', 'alerts send - --format pagerduty < webhook.json'),
    )
    .action(sendAlerts);
  withAccess(alerts.command('list').description('what became of alerts, and why; the newest first'))
    .option('--receipt <id>', 'of the message that was sent so')
    .option('--incident <id>', 'in this incident')
    .option('--environment <name>', 'of this environment')
    .option('--outcome <word>', 'opened, joined, recurred, ended, copy, silenced, nothing-to-end or ignored')
    .option('--limit <count>', 'at most so many', positive, 50)
    .addHelpText('after', examples('alerts list --outcome silenced', 'alerts list --incident 5b1c0f3e-… --json'))
    .action(listAlerts);
}

function addSilences(program: Command): void {
  const silences = program.command('silences').description('times in which alerts that fit open no incident');
  withAccess(silences.command('list').description('silences and maintenance windows, those that end last first'))
    .option('--ended', 'those that are over, too')
    .addHelpText('after', examples('silences list', 'silences list --ended --json'))
    .action(listSilences);
  withAccess(silences.command('add <matchers...>').description('label=pattern or label!=pattern; all must fit'))
    .option('--environment <name>', 'of this environment only')
    .option('--for <time>', 'how long: 30m, 2h, 1d', duration)
    .option('--until <time>', 'instead: ISO 8601, or epoch milliseconds')
    .option('--from <time>', 'when it begins; now otherwise')
    .option('--maintenance', 'planned work')
    .option('--by <name>', 'who says so; the name of the token otherwise')
    .option('--comment <text>', 'why')
    .option('--key <key>', 'the same for every retry')
    .addHelpText(
      'after',
      `\nLabels are those of the alert; alertname, service and source are as COMPASS understood them. * stands for any text.\n${examples(
        'silences add service=checkout --for 2h --comment "being moved"',
        "silences add 'service=*-db' severity!=critical --environment prod-eu --until 2026-12-01T06:00:00Z",
      )}`,
    )
    .action(addSilence);
  withAccess(silences.command('end <silence>').description('now'))
    .addHelpText('after', examples('silences end 5b1c0f3e-…'))
    .action(endSilence);
}

function addDeadLetters(program: Command): void {
  const letters = program.command('deadletters').description('what the services gave up on');
  withAccess(letters.command('list [service]').description('of all services, or of one; the newest first'))
    .option('--limit <count>', 'at most so many', positive, 50)
    .addHelpText('after', examples('deadletters list', 'deadletters list intake --json | jq .[].code'))
    .action(listDeadLetters);
  withAccess(letters.command('show <service> <id>').description('the original bytes; with --json, all that is known'))
    .addHelpText('after', examples('deadletters show intake 5b1c0f3e-… > message.json'))
    .action(showDeadLetter);
  withAccess(letters.command('redrive <service> <id>').description('hand it over again'))
    .addHelpText('after', examples('deadletters redrive intake 5b1c0f3e-…'))
    .action(redriveDeadLetter);
}
