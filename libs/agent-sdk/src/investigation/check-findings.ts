import { PermanentError } from '@compass/kernel';
import { z } from 'zod';
import type { Findings } from '../agent/finding.js';

const share = z.number().min(0).max(1);
const atMs = z.number().positive();

const shape = z.object({
  findings: z
    .array(
      z.object({
        service: z.string().min(1),
        indicator: z.string().min(1),
        category: z.string().optional(),
        stance: z.enum(['supports', 'contradicts']).optional(),
        direction: z.enum(['up', 'down', 'changed']).optional(),
        onsetMs: atMs.optional(),
        strength: share,
        statement: z.string().min(1),
        check: z.string().min(1),
        refutations: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  graph: z
    .object({
      edges: z.array(
        z.object({
          caller: z.string().min(1),
          callee: z.string().min(1),
          calls: z.int().min(0),
          errors: z.int().min(0),
        }),
      ),
    })
    .optional(),
  disproof: z.object({ contradiction: share, tested: z.boolean(), statement: z.string().min(1) }).optional(),
  costMicros: z.int().min(0).optional(),
});

/** What types cannot say, and what plain JavaScript may get wrong. @throws PermanentError `invalid-findings` naming the field */
export function checkFindings(findings: Findings): void {
  const checked = shape.safeParse(findings);
  if (!checked.success) throw new PermanentError('invalid-findings', z.prettifyError(checked.error));
}
