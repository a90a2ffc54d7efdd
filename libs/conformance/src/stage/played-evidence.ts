import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import {
  observationHash,
  type FindMissingRequest,
  type FindMissingResponse,
  type GetObservationsRequest,
  type GetObservationsResponse,
  type Observation,
  type PutObservationsRequest,
  type PutObservationsResponse,
} from '@compass/contracts';

type PutCall = ServerUnaryCall<PutObservationsRequest, PutObservationsResponse>;

/**
 * The knowledge store as agents see it. It can hold what is put: the call stays open, as with a slow store, and the agent is at
 * work for as long as the suite likes.
 */
export class PlayedEvidence {
  readonly stored = new Map<string, Observation>();
  /** Hashes that were put and do not fit to their content. They are taken nevertheless: one check tells of it, the others go on. */
  readonly mismatches: string[] = [];
  readonly #held = new Set<PutCall>();
  #gate = Promise.resolve();
  #open: () => void = () => undefined;

  /** Calls that are held right now. */
  get held(): number {
    return this.#held.size;
  }

  /** From now on nothing that is put is answered. */
  hold(): void {
    ({ promise: this.#gate, resolve: this.#open } = Promise.withResolvers<void>());
  }

  /** Answers what is held, and what comes. */
  release(): void {
    this.#open();
  }

  readonly handlers = {
    PutObservations: (call: PutCall, answer: sendUnaryData<PutObservationsResponse>) => void this.#put(call, answer),
    GetObservations: (
      { request }: ServerUnaryCall<GetObservationsRequest, GetObservationsResponse>,
      answer: sendUnaryData<GetObservationsResponse>,
    ) => answer(null, { observations: request.hashes.flatMap((hash) => this.stored.get(hash) ?? []) }),
    FindMissing: (
      { request }: ServerUnaryCall<FindMissingRequest, FindMissingResponse>,
      answer: sendUnaryData<FindMissingResponse>,
    ) => answer(null, { missing: request.hashes.filter((hash) => !this.stored.has(hash)) }),
  };

  async #put(call: PutCall, answer: sendUnaryData<PutObservationsResponse>): Promise<void> {
    const { observations } = call.request;
    const wrong = observations.filter(({ hash, ...content }) => observationHash(content) !== hash);
    this.mismatches.push(...wrong.map(({ hash }) => hash));
    this.#held.add(call);
    call.on('cancelled', () => this.#held.delete(call));
    await this.#gate;
    this.#held.delete(call);
    if (call.cancelled) return;
    for (const observation of observations) this.stored.set(observation.hash, observation);
    answer(null, { stored: observations.length });
  }
}
