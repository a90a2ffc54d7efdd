import { PermanentError } from '@compass/kernel';
import { z } from 'zod';
import type { AgentKey, AgentProfile } from '../domain/registry/agent.js';

const word = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const name = z
  .string()
  .max(63)
  .regex(new RegExp(`^${word}$`), 'lower-case letters, digits and single dashes, starting with a letter');
const label = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/, 'letters, digits and . _ + -, at most 100');
const capability = z
  .string()
  .max(100)
  .regex(new RegExp(`^${word}(?:\\.${word})*$`), 'dotted lower-case words, such as diagnose.database');
const expertise = z.record(z.string().regex(new RegExp(`^${word}(?:\\.${word})*$`)), z.number().min(0).max(1));
const address = z
  .string()
  .regex(/^(?:unix:\/\S+|[^\s:/]+:\d{1,5}|\[[0-9a-fA-F:]+\]:\d{1,5})$/, 'host:port or unix:/path');

const agentKey = z.object({ name, version: label, instance: label });
const agentProfile = agentKey.extend({
  address,
  capabilities: z
    .array(capability)
    .min(1)
    .max(100)
    .transform((all) => [...new Set(all)].sort()),
  expertise,
  capacity: z.int().min(1).max(1_000),
});

/** Checks what an agent says about itself. @throws PermanentError `invalid-registration`, naming every field that is wrong */
export function parseRegistration(said: unknown): AgentProfile {
  return parse(agentProfile, said);
}

/** Checks the three names of an instance. @throws PermanentError `invalid-registration` */
export function parseAgentKey(said: unknown): AgentKey {
  return parse(agentKey, said);
}

function parse<T>(schema: z.ZodType<T>, said: unknown): T {
  const parsed = schema.safeParse(said);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'agent'}: ${message}`);
  throw new PermanentError('invalid-registration', faults.join('; '));
}
