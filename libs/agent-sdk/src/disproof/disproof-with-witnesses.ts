import { strongestTest, sufferingKindOf, witnessTests } from '@compass/analysis';
import type { Observation } from '@compass/signals';
import type { InvestigationContext } from '../agent/context.js';
import type { Disproof, DisproofStatement } from '../agent/finding.js';
import type { DisproveTask } from '../agent/task.js';
import { witnessLooks } from './witness-looks.js';

/** What an agent tried by itself, and the observations that carry it. */
export interface OwnAttempt {
  readonly statement: DisproofStatement;
  readonly observations: readonly [Observation, ...Observation[]];
  /** What is claimed was seen itself, and not only what would follow from it: there is nothing to ask witnesses. */
  readonly seenItself?: boolean;
}

/**
 * Puts a claim also to the tests that need no knowledge of its domain (what the claimed object does and uses, what others do, who calls
 * whom), and answers with the sterner of both attempts: a claim falls with its worst consequence.
 */
export async function disproofWithWitnesses(
  task: DisproveTask,
  ctx: InvestigationContext,
  own: OwnAttempt,
): Promise<Disproof> {
  const [first, ...more] = own.observations;
  const ofItsOwn = () => ctx.disproof(own.statement).cite(first, ...more);
  if (own.seenItself) return ofItsOwn();
  const looks = await witnessLooks(task, ctx.signals);
  const incident = { alertAtMs: task.alertAtMs, alerting: task.services, kind: sufferingKindOf(task.question.what) };
  const tests = witnessTests(task.claim, looks.telemetry, incident);
  const statement = strongestTest(tests);
  if (!statement.tested || (own.statement.tested && own.statement.contradiction >= statement.contradiction))
    return ofItsOwn();
  const told = tests.filter(({ contradiction }) => statement.contradiction <= 0.5 || contradiction > 0.5);
  const [seen, ...others] = looks.observationsOf(told.flatMap(({ reads }) => reads));
  return ctx.disproof(statement).cite(seen, ...others);
}
