/** What investigations tell intake, within one transaction. Of investigations that it does not know nothing is kept. */
export interface Answers {
  /** Kept with the incident that was investigated: it is shown when the failure returns. */
  recordVerdict(investigationId: string, verdict: { readonly kind: string; readonly summary: string }): Promise<void>;
  /** Who was seen to call whom in the environment of that investigation. */
  recordCalls(investigationId: string, calls: readonly Call[], seenAtMs: number): Promise<void>;
}

export interface Call {
  readonly caller: string;
  readonly callee: string;
}
