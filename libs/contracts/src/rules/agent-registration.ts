import { z } from 'zod';

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

/** The three names of an instance. */
export const agentKeyRule = z.object({ name, version: label, instance: label });

/** What a registration must be, beyond its types. */
export const agentRegistrationRule = agentKeyRule.extend({
  address,
  capabilities: z
    .array(capability)
    .min(1)
    .max(100)
    .transform((all) => [...new Set(all)].sort()),
  expertise,
  capacity: z.int().min(1).max(1_000),
  protocol: z.int().min(0).default(0),
});

/** What is wrong, field by field, in one line. */
export function faultsOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'agent'}: ${message}`).join('; ');
}
