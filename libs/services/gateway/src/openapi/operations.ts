import { agentOperations } from './agent-operations.js';
import { alertOperations } from './alert-operations.js';
import { deadLetterOperations } from './dead-letter-operations.js';
import { incidentOperations } from './incident-operations.js';
import { investigationOperations } from './investigation-operations.js';
import type { Operation } from './operation.js';

/** The REST API. A test compares it with the routes that there are, and with what they answer. */
export const operations: readonly Operation[] = [
  ...alertOperations,
  ...incidentOperations,
  ...investigationOperations,
  ...agentOperations,
  ...deadLetterOperations,
];
