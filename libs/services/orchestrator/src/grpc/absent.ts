import { PermanentError } from '@compass/kernel';
import type { InvestigationViews } from '../store/orchestrator-store.js';

/** Why there is nothing of an investigation: it is not kept any more, or never was. */
export async function absent(views: InvestigationViews, investigationId: string): Promise<PermanentError> {
  return (await views.isPruned(investigationId))
    ? new PermanentError('investigation-pruned', `${investigationId} is over for so long that it is not kept any more`)
    : new PermanentError('unknown-investigation', `no investigation ${investigationId}`);
}
