import type { GrpcClients } from '@compass/runtime';
import type { EvidenceStore } from './result-reporter.js';

/** The knowledge store's evidence over gRPC. */
export function grpcEvidenceStore(clients: GrpcClients, address: string): EvidenceStore {
  const client = clients.client('compass.knowledge.v1.KnowledgeService', address);
  return {
    put: async (observations, deadlineMs) =>
      void (await client.putObservations(
        { observations: [...observations] },
        { deadlineMs: Math.min(deadlineMs, 10_000) },
      )),
  };
}
