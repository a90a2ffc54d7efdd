import { PermanentError, RetryableError } from '@compass/kernel';
import { z } from 'zod';
import type { PrometheusSettings } from '../prometheus-settings.js';
import { envelope, matrix, metadata, names } from './answers.js';
import { fewAtOnce } from './few-at-once.js';
import { asOneLook } from './one-look.js';
import { refusalOf, tooMuch } from './refusal.js';

/** An incident is no time to bring the monitoring down: all looks of a process at one Prometheus share these. */
const mostAtOnce = 8;
const answerWithinMs = 20_000;

/** Epoch seconds, both ends included. */
export interface Times {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

type Form = Readonly<Record<string, string | number>>;

export type Labelled = z.infer<typeof matrix>[number];

/**
 * Prometheus' HTTP API v1. All calls throw RetryableError `prometheus-unavailable`, and PermanentError `prometheus-unauthorised`,
 * `prometheus-query-failed`, `prometheus-refused`, `invalid-prometheus-answer`.
 */
export class PrometheusApi {
  readonly #oneOfFew = fewAtOnce(mostAtOnce);

  constructor(private readonly settings: PrometheusSettings) {}

  /** Samples that are not finite are left out. */
  range(query: string, { start, end, step }: Times, unless?: AbortSignal): Promise<readonly Labelled[]> {
    const timeout = `${answerWithinMs / 1000}s`;
    return this.#ask('query_range', { query, start, end, step, timeout }, matrix, unless);
  }

  /**
   * Many queries as one look, in their order. A single one that asks too much of the server is undefined, unless all do.
   * @param nobodyWaits fires when the answers are not wanted any more
   */
  async ranges(
    queries: readonly string[],
    times: Times,
    nobodyWaits?: AbortSignal,
  ): Promise<(readonly Labelled[] | undefined)[]> {
    const failures: unknown[] = [];
    const orTooMuch = (error: unknown) => {
      if (!(error instanceof PermanentError && error.code === tooMuch)) throw error;
      failures.push(error);
      return undefined;
    };
    const answers = await asOneLook(
      (unless) => Promise.all(queries.map((query) => this.range(query, times, unless).catch(orTooMuch))),
      nobodyWaits,
    );
    if (failures.length > 0 && failures.length === queries.length) throw failures[0];
    return answers;
  }

  /** The names of the labels that series of a selector had. */
  labels(selector: string, { start, end }: Times, unless?: AbortSignal): Promise<readonly string[]> {
    return this.#ask('labels', { 'match[]': selector, start, end }, names, unless);
  }

  /** The types of the metrics that are scraped now. */
  types(unless?: AbortSignal): Promise<ReadonlyMap<string, string>> {
    return this.#ask('metadata', {}, metadata, unless);
  }

  #ask<T>(path: string, form: Form, shape: z.ZodType<T>, unless?: AbortSignal): Promise<T> {
    return this.#oneOfFew(async () => {
      const url = `${this.settings.url.replace(/\/+$/, '')}/api/v1/${path}`;
      const { status, body } = await this.#fetch(url, form, unless);
      if (status < 200 || status >= 300) throw refusalOf(url, status, body);
      return answerOf(url, body, shape);
    });
  }

  async #fetch(url: string, form: Form, unless?: AbortSignal): Promise<{ status: number; body: string }> {
    const fields = new URLSearchParams(
      Object.entries(form).map(([name, value]): [string, string] => [name, `${value}`]),
    );
    const timeout = AbortSignal.timeout(answerWithinMs);
    try {
      unless?.throwIfAborted();
      const answer = await fetch(url, {
        ...(fields.size > 0 && { method: 'POST', body: fields }),
        headers: this.settings.token ? { authorization: `Bearer ${this.settings.token}` } : {},
        signal: unless ? AbortSignal.any([unless, timeout]) : timeout,
      });
      return { status: answer.status, body: await answer.text() };
    } catch (cause) {
      const reason = cause instanceof Error ? messageOf(cause.cause) || cause.message : String(cause);
      throw new RetryableError('prometheus-unavailable', `${url}: ${reason}`, { cause });
    }
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message || cause.name : '');

function answerOf<T>(url: string, body: string, shape: z.ZodType<T>): T {
  try {
    const answer = envelope.parse(JSON.parse(body));
    if (answer.status === 'success') return shape.parse(answer.data);
    throw refusalOf(url, 400, body);
  } catch (cause) {
    if (cause instanceof PermanentError) throw cause;
    const words = cause instanceof z.ZodError ? z.prettifyError(cause) : 'it is not JSON';
    throw new PermanentError('invalid-prometheus-answer', `${url}: ${words.slice(0, 300)}`, { cause });
  }
}
