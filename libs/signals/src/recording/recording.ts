import { join } from 'node:path';
import type { Change } from '../port/changes.js';
import type { MetricSeries } from '../port/metrics.js';
import { parseChanges } from './files/changes-file.js';
import { parseContext } from './files/context-file.js';
import { parseLogs, type LogLine } from './files/logs-file.js';
import { parseMetrics } from './files/metrics-file.js';
import { parseToolOutputs, type ToolOutput } from './kubernetes/tool-outputs.js';
import { readGzip } from './files/read-gzip.js';
import { parseSpans, type RecordedSpan } from './files/spans-file.js';

/** What one recording holds up to its now. Each file is read when first asked for, and once; undefined: there is none. */
export class Recording {
  readonly #parsed = new Map<string, Promise<unknown>>();

  constructor(
    private readonly directory: string,
    /** Epoch milliseconds; nothing from this time on is ever parsed into memory. */
    readonly nowMs: number,
  ) {}

  metrics(): Promise<readonly MetricSeries[] | undefined> {
    return this.#file('metrics.csv.gz', parseMetrics);
  }

  logs(): Promise<readonly LogLine[] | undefined> {
    return this.#file('logs.jsonl.gz', parseLogs);
  }

  spans(): Promise<readonly RecordedSpan[] | undefined> {
    return this.#file('traces.jsonl.gz', parseSpans);
  }

  async changes(): Promise<readonly Change[] | undefined> {
    return (await this.#file('changes.jsonl.gz', parseChanges)) ?? this.#file('context.json.gz', parseContext);
  }

  toolOutputs(): Promise<readonly ToolOutput[] | undefined> {
    return this.#file('tools.json.gz', parseToolOutputs);
  }

  #file<T>(name: string, parse: (text: string, nowMs: number) => T): Promise<T | undefined> {
    const before = this.#parsed.get(name) as Promise<T | undefined> | undefined;
    if (before) return before;
    const reading = readGzip(join(this.directory, name)).then((text) =>
      text === undefined ? undefined : parse(text, this.nowMs),
    );
    this.#parsed.set(name, reading);
    reading.catch(() => this.#parsed.delete(name));
    return reading;
  }
}
