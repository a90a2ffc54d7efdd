import { canonicalJson, jsonDifferences, sha256Hex, type JsonDifference } from '@compass/kernel';
import type { InvestigationEvent } from '../investigation/events.js';
import { fold } from '../investigation/evolve.js';
import { advance } from '../policy/advance.js';
import { report } from '../report/report.js';
import { batchesOf, type Batch } from './recorded-inputs.js';

/** An event as it was read from a log. */
export interface RecordedEvent {
  /** From 1, without gaps. */
  readonly version: number;
  readonly type: string;
  /** Canonical JSON. */
  readonly data: string;
  /** Lower-case hex sha256 of data, as it was written with it; empty where a version wrote it that knew no hashes. */
  readonly hash: string;
}

/** One event that did not come out as it was recorded. */
interface EventDifference {
  readonly version: number;
  /** As recorded; where nothing was recorded, as it came out. */
  readonly type: string;
  /** `damaged`: the bytes are not those that were written. `not-recorded`, `not-repeated`: only one side has it. */
  readonly kind: 'differs' | 'damaged' | 'not-recorded' | 'not-repeated';
  readonly fields: readonly JsonDifference[];
}

/** A hash of what was recorded, and of what came out of running it again. */
interface HashPair {
  readonly recorded: string;
  readonly repeated: string;
}

export interface Replay {
  readonly equal: boolean;
  readonly events: number;
  /** Of the lines of the log, each ended by a line feed. */
  readonly log: HashPair;
  /** Absent while there is no verdict. */
  readonly report?: HashPair;
  readonly differences: readonly EventDifference[];
}

/**
 * Runs decide again on the inputs that a log has recorded, each on what was recorded before it, and compares every event, and the report,
 * byte by byte. What cannot be run again because it is damaged is told as damage. @throws PermanentError `unknown-policy`
 */
export function replayLog(recorded: readonly RecordedEvent[]): Replay {
  const damage = damageIn(recorded);
  try {
    return compare(recorded, damage);
  } catch (error) {
    if (damage.length === 0) throw error;
    const log = { recorded: linesHash(recorded.map(({ data }) => data)), repeated: '' };
    return { equal: false, events: recorded.length, log, differences: damage };
  }
}

function compare(recorded: readonly RecordedEvent[], damage: readonly EventDifference[]): Replay {
  const events = recorded.map(({ data }) => JSON.parse(data) as InvestigationEvent);
  const batches = batchesOf(events);
  const repeated = repeat(batches);
  const differences = [...damage, ...differencesIn(batches, repeated)];
  const reports = reportsOf(events, repeated.flat());
  const log = {
    recorded: linesHash(recorded.map(({ data }) => data)),
    repeated: linesHash(repeated.flat().map((event) => canonicalJson(event))),
  };
  const pairs = [log, ...(reports ? [reports] : [])];
  return {
    equal: differences.length === 0 && pairs.every((pair) => pair.recorded === pair.repeated),
    events: recorded.length,
    log,
    ...(reports && { report: reports }),
    differences: differences.sort((a, b) => a.version - b.version),
  };
}

/** What each command makes happen now, as it would be read back from a log. */
function repeat(batches: readonly Batch[]): InvestigationEvent[][] {
  let state = fold([]);
  return batches.map(({ command, events }) => {
    const news = command ? advance(state, command) : [];
    state = fold(events, state);
    return news.map((event) => JSON.parse(canonicalJson(event)) as InvestigationEvent);
  });
}

function damageIn(recorded: readonly RecordedEvent[]): EventDifference[] {
  return recorded.flatMap(({ version, type, data, hash }, index) => {
    const found: EventDifference = { version: index + 1, type, kind: 'damaged', fields: [] };
    const isWhole = hash === '' || hash === sha256Hex(data);
    return isWhole && version === index + 1 ? [] : [found];
  });
}

function differencesIn(batches: readonly Batch[], repeated: readonly InvestigationEvent[][]): EventDifference[] {
  let version = 1;
  return batches.flatMap(({ events }, at) => {
    const first = version;
    version += events.length;
    const news = repeated[at] ?? [];
    const longest = Math.max(events.length, news.length);
    return Array.from({ length: longest }, (_, i) => differenceAt(first + i, events[i], news[i])).flat();
  });
}

function differenceAt(
  version: number,
  recorded?: InvestigationEvent,
  repeated?: InvestigationEvent,
): EventDifference[] {
  if (!recorded) return repeated ? [{ version, type: repeated.type, kind: 'not-recorded', fields: [] }] : [];
  const { type } = recorded;
  if (!repeated) return [{ version, type, kind: 'not-repeated', fields: [] }];
  const fields = jsonDifferences(recorded, repeated);
  return fields.length > 0 ? [{ version, type, kind: 'differs', fields }] : [];
}

/** The report's hash as its verdict recorded it, and that of the report as it is now. */
function reportsOf(recorded: readonly InvestigationEvent[], repeated: readonly InvestigationEvent[]) {
  const verdict = recorded.find((event) => event.type === 'VerdictReached');
  if (!verdict) return undefined;
  const reached = report(repeated);
  return { recorded: verdict.reportHash, repeated: reached ? sha256Hex(canonicalJson(reached)) : '' };
}

function linesHash(lines: readonly string[]): string {
  return sha256Hex(lines.map((line) => `${line}\n`).join(''));
}
