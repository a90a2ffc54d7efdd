import { PermanentError } from '@compass/kernel';
import type { Command } from '../investigation/commands.js';
import { decide } from '../investigation/decide.js';
import type { InvestigationEvent } from '../investigation/events.js';
import { fold } from '../investigation/evolve.js';
import type { State } from '../investigation/state.js';
import { market } from './market.js';
import type { Policy } from './policy.js';

const policies: Readonly<Record<string, Policy>> = { [market.name]: market };

/**
 * Everything that follows from one command: its own events, then those of the steps that the investigation's policy takes next, until it
 * has to wait again. @throws PermanentError `unknown-policy` for a log that another version began
 */
export function advance(state: State, command: Command): InvestigationEvent[] {
  const events = decide(state, command);
  let current = fold(events, state);
  let steps = events.length > 0 && current ? policyNamed(current.policy.name).next(current) : [];
  while (current && steps.length > 0) {
    const taken = steps.flatMap((step) => {
      const next = decide(current, { ...step, nowMs: command.nowMs });
      current = fold(next, current);
      return next;
    });
    if (taken.length === 0) break;
    events.push(...taken);
    steps = policyNamed(current.policy.name).next(current);
  }
  return events;
}

function policyNamed(name: string): Policy {
  const policy = policies[name];
  if (!policy) throw new PermanentError('unknown-policy', `no protocol policy "${name}"`);
  return policy;
}
