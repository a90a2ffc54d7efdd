import type { TimeWindow } from '@compass/kernel';

export interface LogTemplatesRequest {
  /** Absent or empty: every service. */
  readonly services?: readonly string[] | undefined;
  readonly window: TimeWindow;
  readonly bucketSeconds: number;
}

/**
 * Buckets of equal width, possibly wider than asked for; those before the first thing that the back end has are left out.
 * Index i covers [startMs + i * widthMs, startMs + (i + 1) * widthMs).
 */
export interface Buckets {
  readonly startMs: number;
  readonly widthMs: number;
  readonly count: number;
}

/** Lines of one service and level that differ only in their variable parts. */
export interface LogTemplate {
  readonly service: string;
  /** Upper case, as logged; for example ERROR, WARN, INFO. */
  readonly level: string;
  /** The constant parts; `<*>` stands for what varies. */
  readonly template: string;
  /** The first line of it, shortened to 300 characters. */
  readonly sample: string;
  /** For example java.lang.NullPointerException; absent when the lines name none. */
  readonly exceptionType?: string;
  /** Lines per bucket. */
  readonly counts: readonly number[];
  readonly total: number;
  /** Lines in the window whose time was not recorded; they are in no bucket. */
  readonly untimed: number;
  /** Environment's time of first and last line in the window; absent when no line has a time. */
  readonly firstSeenMs?: number;
  readonly lastSeenMs?: number;
}

export interface LogTemplates {
  readonly buckets: Buckets;
  /** Errors and warnings first, then the most frequent. */
  readonly templates: readonly LogTemplate[];
}

/** Asks what requests leave behind; as {@link LogTemplatesRequest}. */
export type LogPathsRequest = LogTemplatesRequest;

/** A kind of line, as in {@link LogTemplate}, or of span. */
export interface TraceKind {
  readonly service: string;
  /** Of a span: SPAN, or ERROR where it failed. */
  readonly level: string;
  /** Of a span: its operation. */
  readonly template: string;
}

/** Requests that left the same kinds of line and span at one service. */
export interface LogPath {
  readonly service: string;
  /** Indices into the kinds, ascending, each once. */
  readonly kinds: readonly number[];
  /** Requests per bucket of their first line. */
  readonly counts: readonly number[];
  readonly total: number;
}

/** Of lines that name their request by a trace id, and of that trace's spans; not available where no line does. */
export interface LogPaths {
  readonly buckets: Buckets;
  readonly kinds: readonly TraceKind[];
  /** The most frequent first. */
  readonly paths: readonly LogPath[];
}
