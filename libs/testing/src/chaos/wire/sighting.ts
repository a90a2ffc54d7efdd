export type Channel = 'postgres' | 'kafka' | 'grpc' | 'http';

/** A request of a process, or the answer to it, as the wire shows it, before it is forwarded. */
export interface Sighting {
  /** The process whose request it is; of a gRPC call also the one that serves it. */
  readonly process: string;
  readonly channel: Channel;
  /** What is asked, without ids: `COMMIT`, `Produce compass.verdicts.v1`, `call MarketService/Register`. */
  readonly name: string;
  readonly side: 'request' | 'answer';
}

/** Decides what becomes of what a proxy sees. Called synchronously: whoever kills the process here kills it before anything is forwarded. */
export interface Gate {
  /** False: it is never forwarded, and its connection is cut. */
  passes(sighting: Sighting): boolean;
}

/** Where a step is, in one line. */
export const stepOf = ({ channel, name, side }: Omit<Sighting, 'process'>): string => `${channel}: ${name} (${side})`;
