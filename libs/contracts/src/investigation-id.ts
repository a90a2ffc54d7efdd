import { deriveId } from '@compass/kernel';

/** The one investigation of an incident: whoever knows the incident knows it. */
export const investigationIdOf = (incidentId: string): string => deriveId(incidentId, 'investigation');
