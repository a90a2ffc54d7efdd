/** An answer other than 200 that a handler chose to give; no failure of the service below 500. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** A call to another service that did not answer, or answered with 5xx. */
export class UpstreamFailure extends Error {
  constructor(
    readonly peer: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${peer} failed: ${reason}`, options);
    this.name = 'UpstreamFailure';
  }
}
