#!/usr/bin/env node
import { asCompassError } from '@compass/kernel';
import { Command } from 'commander';
import { listAgents } from './agents.js';
import { listDeadLetters, redriveDeadLetter, showDeadLetter } from './dead-letters.js';
import { listInvestigations, showReport, watchInvestigation } from './investigations.js';

const program = new Command('compass').description(
  'Asks a running COMPASS. Addresses (host:port) come from COMPASS_ORCHESTRATOR, COMPASS_KNOWLEDGE and COMPASS_MARKET.',
);
program.command('investigations').description('the newest investigations').action(listInvestigations);
program.command('report <investigation>').description('the report of a concluded one').action(showReport);
program.command('watch <investigation>').description('one as it happens').action(watchInvestigation);
program.command('agents').description('the agents that are registered').action(listAgents);

const deadLetters = program.command('dead-letters').description('what a service gave up on, by its gRPC address');
deadLetters.command('list <address>').action(listDeadLetters);
deadLetters.command('show <address> <id>').description('the original bytes').action(showDeadLetter);
deadLetters.command('redrive <address> <id>').description('hand it over again').action(redriveDeadLetter);

try {
  await program.parseAsync();
} catch (error) {
  const { code, message } = asCompassError(error);
  console.error(`${code}: ${message}`);
  process.exitCode = 1;
}
