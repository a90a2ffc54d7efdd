import { Controller, Inject } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type {
  FindMissingRequest,
  FindMissingResponse,
  GetObservationsRequest,
  GetObservationsResponse,
  Observation,
  PutObservationsRequest,
  PutObservationsResponse,
  SearchRequest,
  SearchResponse,
} from '@compass/contracts';
import { SharedRequests, type Clock } from '@compass/kernel';
import { CLOCK } from '@compass/runtime';
import { verifyObservation } from '../domain/verify-observation.js';
import type { KnowledgeStore } from '../store/knowledge-store.js';
import { RecentObservations } from '../store/recent-observations.js';
import { KNOWLEDGE_STORE } from '../tokens.js';

const service = 'KnowledgeService';
const searchLimit = { usual: 5, most: 50 };

/** Observations of several agents in one transaction. */
const mostTogether = 100;

/** compass.knowledge.v1.KnowledgeService. */
@Controller()
export class KnowledgeController {
  /** The hashes of what is new, each to be claimed by one of those whose observations were stored together. */
  private readonly puts = new SharedRequests(
    async (observations: readonly Observation[]) =>
      new Set(await this.store.transact((tx) => tx.observations.put(observations))),
    mostTogether,
  );

  private readonly recent: RecentObservations;

  constructor(
    @Inject(KNOWLEDGE_STORE) private readonly store: KnowledgeStore,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.recent = new RecentObservations(clock);
  }

  /** All or none; those of several agents in one transaction, where they come at the same time. @throws PermanentError `invalid-observation`, `invalid-observation-hash` */
  @GrpcMethod(service, 'PutObservations')
  async putObservations({ observations }: PutObservationsRequest): Promise<PutObservationsResponse> {
    observations.forEach(verifyObservation);
    const unknown = observations.filter(({ hash }) => !this.recent.has(hash));
    if (unknown.length === 0) return { stored: 0 };
    const fresh = await this.puts.add(unknown);
    this.recent.add(unknown.map(({ hash }) => hash));
    return { stored: unknown.filter(({ hash }) => fresh.delete(hash)).length };
  }

  @GrpcMethod(service, 'GetObservations')
  async getObservations({ hashes }: GetObservationsRequest): Promise<GetObservationsResponse> {
    return { observations: await this.store.read((view) => view.observations.get(hashes)) };
  }

  @GrpcMethod(service, 'FindMissing')
  async findMissing({ hashes }: FindMissingRequest): Promise<FindMissingResponse> {
    const unknown = hashes.filter((hash) => !this.recent.has(hash));
    if (unknown.length === 0) return { missing: [] };
    const missing = await this.store.read((view) => view.observations.missing(unknown));
    const isMissing = new Set(missing);
    this.recent.add(unknown.filter((hash) => !isMissing.has(hash)));
    return { missing };
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
