/** What an agent concluded from observations, as fusion reads it. */
export interface Finding {
  readonly id: string;
  readonly agent: string;
  readonly service: string;
  readonly indicator: string;
  /** Absent: a symptom without a cause of its own. */
  readonly category?: string;
  readonly stance: 'supports' | 'contradicts';
  readonly direction: 'up' | 'down' | 'changed' | 'unknown';
  /** Environment's time; absent when there is none to name. */
  readonly onsetMs?: number;
  /** 0..1 */
  readonly strength: number;
  readonly statement: string;
  /** Hashes of the observations that it cites. */
  readonly observations: readonly string[];
  readonly refutations: readonly string[];
}

/** One service was seen to call another. */
export interface Call {
  readonly caller: string;
  readonly callee: string;
}

/** What an earlier incident with the same fingerprint came to. */
export interface Precedent {
  readonly investigationId: string;
  readonly service: string;
  readonly category: string;
  /** 0..1 */
  readonly probability: number;
}

/** The alert that asks for an explanation; the first symptom of all. */
export interface AlertSymptom {
  /** Absent when the monitor names none. */
  readonly service?: string;
  /** Environment's time. */
  readonly startedAtMs: number;
}

/** Strongest first; ties by id, never by arrival. */
export function strongestFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => b.strength - a.strength || compareText(a.id, b.id));
}

/** Code unit order: the same on every machine, unlike localeCompare. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
