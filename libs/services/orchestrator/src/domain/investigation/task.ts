/** The hypothesis under attack, in a disproof task. */
interface Claim {
  readonly hypothesisId: string;
  readonly category: string;
  readonly service: string;
  readonly indicator: string;
  /** Environment's time; absent when unknown. */
  readonly onsetMs?: number;
  readonly statement: string;
  readonly refutations: readonly string[];
}

/** A unit of work that the investigation asked the market for. */
export interface Task {
  readonly taskId: string;
  readonly kind: 'diagnose' | 'disprove';
  readonly capability: string;
  readonly question: { readonly what: string; readonly where: string; readonly why: string };
  readonly environment: string;
  /** The alerting service first; empty means all. */
  readonly services: readonly string[];
  /** Environment's time; the window ends at the environment's now. */
  readonly windowStartMs: number;
  readonly alertAtMs: number;
  readonly priceCeilingMicros: number;
  readonly timeoutSeconds: number;
  /** Wall clock. */
  readonly deadlineAtMs: number;
  /** 1..5, 5 first. */
  readonly priority: number;
  /** Present if, and only if, kind is disprove. */
  readonly claim?: Claim;
}

/** What one agent answered in an auction. */
export interface Bid {
  readonly agent: string;
  readonly agentVersion: string;
  readonly priceMicros: number;
  readonly expectedSeconds: number;
  readonly confidence: number;
  readonly score: number;
  /** Why there is no offer; absent for an offer. */
  readonly declined?: string;
}

/** The task given to one agent; (taskId, attempt) is a fencing token. */
export interface Award {
  readonly taskId: string;
  readonly attempt: number;
  readonly agent: string;
  readonly agentVersion: string;
  readonly reservedMicros: number;
  readonly deadlineAtMs: number;
  readonly bids: readonly Bid[];
}

/** No result will come for this attempt. */
export interface AttemptFailure {
  readonly taskId: string;
  readonly attempt: number;
  /** Stable code of the market. */
  readonly reason: string;
  /** No further attempt follows. */
  readonly final: boolean;
  readonly bids: readonly Bid[];
}

/** What the ledger paid for one attempt. */
export interface Settlement {
  readonly taskId: string;
  readonly attempt: number;
  readonly reservedMicros: number;
  readonly spentMicros: number;
}
