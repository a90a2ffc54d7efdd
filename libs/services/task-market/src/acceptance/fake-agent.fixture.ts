import { Server, ServerCredentials, type handleUnaryCall } from '@grpc/grpc-js';
import {
  serviceDefinition,
  type AgentRegistrationInput,
  type BidInput,
  type RegisterResponse,
  type SolicitBidRequest,
  type SolicitBidResponseInput,
} from '@compass/contracts';
import { grpcCall } from './grpc-call.fixture.js';

/** What an agent answers when it is asked; never resolves: it hangs. */
export type Bidding = (request: SolicitBidRequest) => Promise<SolicitBidResponseInput>;

export const bids =
  (bid: BidInput = {}): Bidding =>
  () =>
    Promise.resolve({ bid: { priceMicros: 100_000, expectedSeconds: 1, confidence: 0.8, ...bid } });
export const declines: Bidding = () => Promise.resolve({ decline: { reason: 'not my environment' } });
export const hangs: Bidding = () => new Promise(() => undefined);

/** An agent of the test: a real gRPC server that bids, and that keeps its lease only when told to. */
export class FakeAgent {
  private constructor(
    private readonly server: Server,
    private readonly market: string,
    readonly registration: AgentRegistrationInput & { name: string; version: string; instance: string },
  ) {}

  /** Listens, registers, and says that it consumes. @param market address of the market */
  static async start(
    market: string,
    name: string,
    bidding: Bidding,
    parts: AgentRegistrationInput = {},
  ): Promise<FakeAgent> {
    const server = new Server();
    const solicitBid: handleUnaryCall<SolicitBidRequest, SolicitBidResponseInput> = ({ request }, answer) =>
      void bidding(request).then((response) => answer(null, response));
    server.addService(serviceDefinition('compass.agents.v1.AgentService'), { SolicitBid: solicitBid });
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (failure, bound) =>
        failure ? reject(failure) : resolve(bound),
      ),
    );
    const registration = {
      ...{ name, version: '1.0.0', instance: 'i1', address: `127.0.0.1:${port}` },
      ...{ capabilities: ['diagnose.database'], expertise: { database: 0.9 }, capacity: 4 },
      ...parts,
    };
    const agent = new FakeAgent(server, market, registration);
    await agent.register();
    await agent.heartbeat();
    return agent;
  }

  register(): Promise<RegisterResponse> {
    return this.call('Register', { agent: this.registration });
  }

  heartbeat(): Promise<unknown> {
    return this.call('Heartbeat', { ...this.registration, consuming: true });
  }

  deregister(): Promise<unknown> {
    return this.call('Deregister', this.registration);
  }

  /** As if the process was killed: nobody answers any more, and nobody says so. */
  die(): void {
    this.server.forceShutdown();
  }

  private call<Response>(method: string, request: object): Promise<Response> {
    return grpcCall(this.market, 'compass.market.v1.MarketService', method, request);
  }
}
