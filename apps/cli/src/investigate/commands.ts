import { statSync } from 'node:fs';
import { PermanentError } from '@compass/kernel';
import type { Command } from 'commander';
import { examples } from '../examples.js';
import { withAccess } from '../gateway/access.js';
import { positive } from '../positive.js';
import { investigateAlert, type AlertOptions } from './investigate-alert.js';

interface InvestigateOptions extends AlertOptions {
  readonly verify?: boolean;
}

const exitCodes = `
A folder is a recorded case: it is investigated in this process, and no COMPASS is needed. A file, or - for standard input, is an alert as
any monitor sends it: it is posted to a running COMPASS, and what happens is told on standard error until the verdict.

Exit code: 0 there is an answer; 1 the evidence does not carry one, or nobody investigates the alert (with --verify also: something
drifted); 2 it could not be done.
`;

/** What COMPASS is for, in one command. */
export function addInvestigate(program: Command): void {
  withAccess(program.command('investigate <alert-or-case>'))
    .description('an alert file, by a running COMPASS, or a recorded case, in this process: the whole report')
    .option('--format <name>', 'of an alert: alertmanager, grafana, pagerduty, …; recognised by shape otherwise')
    .option('--environment <name>', 'of an alert: the environment that its telemetry is in')
    .option('--wait <seconds>', 'of an alert: for its verdict, at most', positive, 600)
    .option('--verify', 'of a case: then repeat everything that was observed')
    .addHelpText(
      'after',
      exitCodes +
        examples(
          'investigate recordings/shop/cases/incident-001',
          'investigate alert.json --environment prod-eu',
          'investigate - --format pagerduty --json < webhook.json | jq .reports[0].report.verdict',
        ),
    )
    .action(investigate);
}

async function investigate(path: string, options: InvestigateOptions): Promise<void> {
  if (!isFile(path)) return (await import('./investigate-case.js')).investigateFolder(path, options);
  if (options.verify)
    throw new PermanentError('nothing-to-verify', '--verify is for recorded cases; for others there is compass verify');
  return investigateAlert(path, options);
}

/** What is neither a file nor a folder may still name a case of an event-only source. */
const isFile = (path: string): boolean => path === '-' || statSync(path, { throwIfNoEntry: false })?.isFile() === true;
