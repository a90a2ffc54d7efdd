/** A statement, with what its span says about it. */
export interface Statement {
  readonly operation: 'SELECT' | 'INSERT' | 'UPDATE' | 'BEGIN' | 'COMMIT' | 'ROLLBACK';
  readonly collection?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

export type Row = Record<string, unknown>;

/** Runs statements, within one transaction or each on its own. */
export interface Session {
  run<T extends Row>(statement: Statement): Promise<T[]>;
}
