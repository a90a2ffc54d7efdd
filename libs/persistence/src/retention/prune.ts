import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** What a service forgets, and when. */
export interface RetentionPolicy {
  /** Names it to people, and to other instances that would prune it at the same moment. */
  readonly what: string;
  /** How long it is kept. */
  readonly keepMs: number;
  /**
   * Deletes the oldest of what was over before $1 (epoch milliseconds): a bounded number, leaving out what somebody has locked.
   * Returns a row for each.
   */
  readonly statement: string;
}

/**
 * Applies a policy, one short transaction after the other, until nothing is left that is old enough. Where another instance is at it, it is
 * left to that one. @returns how many are gone
 */
export async function prune(unitOfWork: UnitOfWork, policy: RetentionPolicy, nowMs: number): Promise<number> {
  const { what, keepMs, statement } = policy;
  for (let pruned = 0; ;) {
    const gone = await unitOfWork.run(async (sql) => {
      const [row] = await sql.query<{ mine: boolean }>(
        `SELECT pg_try_advisory_xact_lock(hashtext('compass prune'), hashtext(current_schema() || '.' || $1)) AS mine`,
        [what],
      );
      return row?.mine ? (await sql.query(statement, [nowMs - keepMs])).length : 0;
    });
    if (gone === 0) return pruned;
    pruned += gone;
  }
}
