import { agentKeyRule, agentRegistrationRule, faultsOf } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import type { z } from 'zod';
import type { AgentKey, AgentProfile } from '../domain/registry/agent.js';
import type { VersionKey } from '../domain/registry/bidder.js';

/** Checks what an agent says about itself. @throws PermanentError `invalid-registration`, naming every field that is wrong */
export function parseRegistration(said: unknown): AgentProfile {
  return parse(agentRegistrationRule, said);
}

/** Checks the three names of an instance. @throws PermanentError `invalid-registration` */
export function parseAgentKey(said: unknown): AgentKey {
  return parse(agentKeyRule, said);
}

/** Checks what names a version of an agent. @throws PermanentError `invalid-registration` */
export function parseVersionKey(said: unknown): VersionKey {
  return parse(agentKeyRule.pick({ name: true, version: true }), said);
}

function parse<T>(schema: z.ZodType<T>, said: unknown): T {
  const parsed = schema.safeParse(said);
  if (parsed.success) return parsed.data;
  throw new PermanentError('invalid-registration', faultsOf(parsed.error));
}
