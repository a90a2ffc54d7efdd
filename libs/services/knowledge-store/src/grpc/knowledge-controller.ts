import { Controller, Inject } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type {
  FindMissingRequest,
  FindMissingResponse,
  GetObservationsRequest,
  GetObservationsResponse,
  PutObservationsRequest,
  PutObservationsResponse,
  SearchRequest,
  SearchResponse,
} from '@compass/contracts';
import { verifyObservation } from '../domain/verify-observation.js';
import type { KnowledgeStore } from '../store/knowledge-store.js';
import { KNOWLEDGE_STORE } from '../tokens.js';

const service = 'KnowledgeService';
const searchLimit = { usual: 5, most: 50 };

/** compass.knowledge.v1.KnowledgeService. */
@Controller()
export class KnowledgeController {
  constructor(@Inject(KNOWLEDGE_STORE) private readonly store: KnowledgeStore) {}

  /** All or none. @throws PermanentError `invalid-observation`, `invalid-observation-hash` */
  @GrpcMethod(service, 'PutObservations')
  async putObservations({ observations }: PutObservationsRequest): Promise<PutObservationsResponse> {
    observations.forEach(verifyObservation);
    if (observations.length === 0) return { stored: 0 };
    return { stored: await this.store.transact((tx) => tx.observations.put(observations)) };
  }

  @GrpcMethod(service, 'GetObservations')
  async getObservations({ hashes }: GetObservationsRequest): Promise<GetObservationsResponse> {
    return { observations: await this.store.read((view) => view.observations.get(hashes)) };
  }

  @GrpcMethod(service, 'FindMissing')
  async findMissing({ hashes }: FindMissingRequest): Promise<FindMissingResponse> {
    return { missing: await this.store.read((view) => view.observations.missing(hashes)) };
  }

  @GrpcMethod(service, 'Search')
  async search({ incidentFingerprint, environment, limit }: SearchRequest): Promise<SearchResponse> {
    const query = {
      incidentFingerprint,
      environment,
      limit: limit > 0 ? Math.min(limit, searchLimit.most) : searchLimit.usual,
    };
    return { precedents: await this.store.read((view) => view.conclusions.precedents(query)) };
  }
}
