import { parseAlerts, type ParsedAlerts, type RawAlerts } from './parse-alerts.js';

interface Read {
  readonly raw: RawAlerts;
  readonly receivedAtMs: number;
  readonly parsed: ParsedAlerts;
}

/** Headers that differ between copies, and that no format reads. */
const ofOneMessage = new Set(['compass-receipt', 'traceparent', 'tracestate']);

/** Parses messages, copies that come right after each other once: whoever floods sends the same bytes thousands of times. */
export class AlertParser {
  private last?: Read;

  /** @param defaultEnvironment of alerts that name none */
  constructor(private readonly defaultEnvironment?: string) {}

  /** @throws PermanentError of parseAlerts */
  parse(raw: RawAlerts, receivedAtMs: number): ParsedAlerts {
    if (this.last?.receivedAtMs === receivedAtMs && isCopy(this.last.raw, raw)) return this.last.parsed;
    const parsed = parseAlerts(raw, this.defaultEnvironment, receivedAtMs);
    this.last = { raw, receivedAtMs, parsed };
    return parsed;
  }
}

function isCopy(one: RawAlerts, other: RawAlerts): boolean {
  return Buffer.compare(one.body, other.body) === 0 && told(one.headers) === told(other.headers);
}

/** As one text, whatever their order. */
const told = (headers: RawAlerts['headers']): string =>
  JSON.stringify(
    Object.entries(headers)
      .filter(([name]) => !ofOneMessage.has(name))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
