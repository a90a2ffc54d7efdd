import { Server, ServerCredentials, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import {
  serviceDefinition,
  type FindMissingRequest,
  type FindMissingResponseInput,
  type PrecedentInput,
  type SearchRequest,
  type SearchResponseInput,
} from '@compass/contracts';
import { promisify } from 'node:util';

/** For specs: a knowledge store that has every observation but those named, on a real gRPC server. */
export class FakeKnowledge {
  readonly notStored = new Set<string>();
  readonly searches: SearchRequest[] = [];
  precedents: PrecedentInput[] = [];
  private readonly server = new Server();

  /** Gives its address. */
  async listen(): Promise<string> {
    this.server.addService(serviceDefinition('compass.knowledge.v1.KnowledgeService'), {
      FindMissing: (
        { request }: ServerUnaryCall<FindMissingRequest, FindMissingResponseInput>,
        answer: sendUnaryData<FindMissingResponseInput>,
      ) => answer(null, { missing: request.hashes.filter((hash) => this.notStored.has(hash)) }),
      Search: (
        { request }: ServerUnaryCall<SearchRequest, SearchResponseInput>,
        answer: sendUnaryData<SearchResponseInput>,
      ) => {
        this.searches.push(request);
        answer(null, { precedents: this.precedents });
      },
    });
    const bind = promisify(this.server.bindAsync.bind(this.server));
    return `127.0.0.1:${await bind('127.0.0.1:0', ServerCredentials.createInsecure())}`;
  }

  close(): void {
    this.server.forceShutdown();
  }
}
