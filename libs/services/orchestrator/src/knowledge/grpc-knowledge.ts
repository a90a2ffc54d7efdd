import type { Precedent } from '@compass/analysis';
import type { Services } from '@compass/contracts';
import { asCompassError, SharedRequests } from '@compass/kernel';
import type { PromiseClient } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import type { Knowledge } from './knowledge.js';

type Client = Pick<PromiseClient<Services['compass.knowledge.v1.KnowledgeService']>, 'findMissing' | 'search'>;

const precedentLimit = 5;
/** Asked about in one call. */
const mostHashes = 1_000;

export class GrpcKnowledge implements Knowledge {
  /** Of results that come at the same time. */
  private readonly questions = new SharedRequests(
    async (hashes: readonly string[]) => new Set((await this.client.findMissing({ hashes: [...hashes] })).missing),
    mostHashes,
  );

  constructor(
    private readonly client: Client,
    private readonly logger: Logger,
  ) {}

  async missing(hashes: readonly string[]): Promise<readonly string[]> {
    if (hashes.length === 0) return [];
    const missing = await this.questions.add(hashes);
    return [...new Set(hashes)].filter((hash) => missing.has(hash));
  }

  /** Without precedents an investigation is poorer, not impossible. */
  async precedents(fingerprint: string, environment: string): Promise<readonly Precedent[] | undefined> {
    try {
      const request = { incidentFingerprint: fingerprint, environment, limit: precedentLimit };
      const { precedents } = await this.client.search(request);
      return precedents.filter(({ category }) => category !== '').map(asPrecedent);
    } catch (error) {
      const { code, message } = asCompassError(error);
      this.logger.warn('precedents are not available', { code, reason: message });
      return undefined;
    }
  }
}

function asPrecedent({ investigationId, service, category, probability }: Precedent): Precedent {
  return { investigationId, service, category, probability };
}
