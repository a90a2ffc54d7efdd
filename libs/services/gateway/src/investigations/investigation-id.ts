import { PermanentError } from '@compass/kernel';
import { z } from 'zod';

/** Spares the orchestrator what cannot be an id. @throws PermanentError `unknown-investigation` */
export function parseInvestigationId(text: string): string {
  if (z.uuid().safeParse(text).success) return text;
  throw new PermanentError('unknown-investigation', `no investigation ${text}`);
}
