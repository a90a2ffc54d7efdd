/** An answer of 4xx, given by a handler or passed on from a peer; no failure of the service. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** A call to another service that had no answer, or one of 5xx. */
export class UpstreamFailure extends Error {
  constructor(
    readonly peer: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${peer} ${reason}`, options);
    this.name = 'UpstreamFailure';
  }
}
