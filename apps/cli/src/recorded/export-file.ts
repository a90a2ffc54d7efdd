import type { Observation } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { z } from 'zod';
import { contentOf, writeContent } from '../files.js';

/** What an export holds: enough to replay, verify and trace an investigation without the COMPASS that it ran in. */
const shape = z.object({
  format: z.literal('compass-investigation/1'),
  investigationId: z.string(),
  events: z.array(z.object({ version: z.int(), type: z.string(), data: z.string(), hash: z.string() })),
  observations: z.array(
    z.object({
      hash: z.string(),
      environment: z.string(),
      query: z.string(),
      window: z.object({ startMs: z.number(), endMs: z.number() }),
      availability: z.enum(['AVAILABILITY_UNSPECIFIED', 'AVAILABILITY_AVAILABLE', 'AVAILABILITY_NOT_AVAILABLE']),
      result: z.string(),
      summarised: z.boolean(),
    }),
  ),
});

type Exported = Omit<z.infer<typeof shape>, 'format' | 'observations'> & {
  readonly observations: readonly Observation[];
};

/** @throws PermanentError `unreadable-file`, `invalid-export` */
export function readExport(path: string): Exported {
  const parsed = shape.safeParse(jsonIn(path));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'all of it'}: ${issue.message}`);
    throw new PermanentError('invalid-export', `${path} is not what compass export writes: ${faults.join('; ')}`);
  }
  const { format: _, ...exported } = parsed.data;
  return exported;
}

/** @throws PermanentError `unwritable-file` */
export function writeExport(path: string, exported: Exported): void {
  writeContent(path, `${JSON.stringify({ format: 'compass-investigation/1', ...exported }, null, 1)}\n`);
}

function jsonIn(path: string): unknown {
  const text = contentOf(path).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PermanentError('invalid-export', `${path} is not JSON`, { cause });
  }
}
