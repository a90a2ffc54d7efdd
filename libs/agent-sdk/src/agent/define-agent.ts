import { agentKeyRule } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { z } from 'zod';
import type { InvestigationContext } from './context.js';
import type { Findings } from './finding.js';
import type { Task } from './task.js';

/** An offer for a task. */
export interface Bid {
  /** Micros of a USD, at most the task's ceiling. */
  readonly priceMicros: number;
  readonly expectedSeconds: number;
  /** 0..1: how sure the agent is that it can answer. */
  readonly confidence: number;
}

/** No offer, and why. */
export interface Decline {
  readonly decline: string;
}

/** Everything that makes a specialist. */
export interface AgentDefinition {
  /** Lower-case letters, digits and dashes; names its topic compass.agent.<name>.v1. */
  readonly name: string;
  readonly version: string;
  /** What it offers: `diagnose.<domain>`, `disprove.<domain>`. */
  readonly capabilities: readonly string[];
  /** Cause category, or its first part, to expertise 0..1. */
  readonly expertise: Readonly<Record<string, number>>;
  /** Awards worked on at once. */
  readonly capacity: number;
  /** Answers within milliseconds and looks at nothing; called for the agent's own capabilities only. */
  bid(task: Task): Bid | Decline;
  /** Looks, and says what it saw. What it throws is reported as a failure, with the code if it has one. */
  investigate(task: Task, ctx: InvestigationContext): Promise<Findings>;
}

/** An agent whose definition was checked. */
export type Agent = AgentDefinition;

const shape = z.object({
  name: agentKeyRule.shape.name,
  version: agentKeyRule.shape.version,
  capabilities: z.array(z.string().regex(/^(diagnose|disprove)\.[a-z][a-z0-9.-]*$/)).min(1),
  expertise: z.record(z.string(), z.number().min(0).max(1)),
  capacity: z.int().min(1).max(100),
});

/** Checks a definition once, at start. @throws PermanentError `invalid-agent` that names the field */
export function defineAgent(definition: AgentDefinition): Agent {
  const checked = shape.safeParse(definition);
  if (!checked.success) throw new PermanentError('invalid-agent', z.prettifyError(checked.error));
  return definition;
}
