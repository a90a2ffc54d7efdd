import type { Signals } from '@compass/signals';
import type { Budget } from './budget.js';
import type {
  CallEdge,
  Disproof,
  DisproofStatement,
  Finding,
  FindingStatement,
  ServiceGraph,
  Uncited,
} from './finding.js';

/** What an agent works with while it investigates one task. */
export interface InvestigationContext {
  /** The task's environment; every look is recorded. */
  readonly signals: Signals;
  /** The environment's now, epoch milliseconds. Not the wall clock. */
  readonly nowMs: number;
  /**
   * Aborted shortly before the award's deadline, when the award is cancelled, or when the agent stops; its reason has the code
   * `deadline-passed`, `cancelled` or `agent-stopping`. Hand it to whatever you call.
   */
  readonly abort: AbortSignal;
  /** What the award may cost, and a meter for what costs something. */
  readonly budget: Budget;
  /**
   * Cause categories whose checks are switched off here: findings of them are dropped. An agent that weighs its own findings while it
   * disproves something leaves them out itself.
   */
  readonly leftOut: ReadonlySet<string>;
  finding(statement: FindingStatement): Uncited<Finding>;
  disproof(statement: DisproofStatement): Uncited<Disproof>;
  graph(edges: readonly CallEdge[]): Uncited<ServiceGraph>;
}
