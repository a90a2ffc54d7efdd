/** An answer of 4xx that a handler chose to give; no failure of the service. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 404 | 409 | 422,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** A call to another service that had no answer or one that the caller cannot use. */
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
