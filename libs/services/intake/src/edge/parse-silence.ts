import type { Silence as SilenceMessage } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { z } from 'zod';
import type { Silence } from '../domain/silence.js';

const name = z.string().max(200);
/** One condition of a silence or a window. */
export const matcher = z.object({ label: name.min(1), pattern: name, negated: z.boolean() });
const longestMs = 366 * 24 * 60 * 60 * 1000;

const schema = z.object({
  kind: z.string(),
  environment: name,
  matchers: z.array(matcher).min(1, 'a silence needs a matcher').max(20),
  startsAtMs: z.int().min(0),
  endsAtMs: z.int().min(0),
  createdBy: name,
  comment: z.string().max(1_000),
});

/** A silence as it is asked for; without a start it begins now. @throws PermanentError `invalid-silence` */
export function parseSilence(message: SilenceMessage | null, nowMs: number): Omit<Silence, 'silenceId'> {
  const read = schema.safeParse(message);
  if (!read.success) {
    const faults = read.error.issues
      .slice(0, 3)
      .map(({ path, message: fault }) => `${path.join('.') || 'silence'}: ${fault}`);
    throw new PermanentError('invalid-silence', faults.join('; '));
  }
  const { kind, ...silence } = read.data;
  const startsAtMs = silence.startsAtMs || nowMs;
  if (silence.endsAtMs <= Math.max(startsAtMs, nowMs))
    throw new PermanentError('invalid-silence', 'it would be over before it begins, or is over already');
  if (silence.endsAtMs - startsAtMs > longestMs)
    throw new PermanentError('invalid-silence', 'it would last more than a year');
  const isMaintenance = kind === 'SILENCE_KIND_MAINTENANCE';
  return { ...silence, startsAtMs, kind: isMaintenance ? 'maintenance' : 'silence', configured: false };
}
