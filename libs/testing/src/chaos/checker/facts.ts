/** What lies in Kafka and PostgreSQL after a round, as raw clients read it. Amounts are micros of a dollar. */
export interface Facts {
  /** Ids of alerts of which the sender was told that they are safe. */
  readonly acknowledged: readonly string[];
  readonly log: readonly LogMessage[];
  readonly occurrences: readonly { readonly alertId: string; readonly incidentId: string }[];
  readonly incidents: readonly { readonly incidentId: string; readonly environment: string }[];
  readonly investigations: readonly InvestigationRow[];
  readonly events: readonly EventRow[];
  readonly accounts: readonly AccountRow[];
  readonly attempts: readonly AttemptRow[];
  readonly tasks: readonly { readonly taskId: string; readonly status: string }[];
  /** Rows that are only there while something is still to be done, by table. */
  readonly waiting: Readonly<Record<string, number>>;
  /** What services gave up, as `<schema>: <code>: <reason>`. */
  readonly deadLetters: readonly string[];
  /** Requests that arrived at a receiver of webhooks. */
  readonly effects: readonly Effect[];
  /** Records that a group of a service has not acknowledged, by group and topic. */
  readonly unread: Readonly<Record<string, number>>;
}

/** One request to a receiver of webhooks. */
export interface Effect {
  /** By which the receiver knows a repetition again. */
  readonly id: string;
  readonly investigationId: string;
  readonly body: string;
}

/** One record of a topic. */
export interface LogMessage {
  readonly topic: string;
  readonly key: string;
  /** CloudEvents' id and type; empty for raw alerts. */
  readonly id: string;
  readonly type: string;
  readonly body: Buffer;
}

export interface InvestigationRow {
  readonly investigationId: string;
  readonly incidentId: string;
  readonly status: string;
  readonly version: number;
  readonly verdict: { readonly kind?: string } | null;
}

export interface EventRow {
  readonly investigationId: string;
  readonly version: number;
  readonly type: string;
  readonly data: string;
  readonly hash: string;
}

export interface AccountRow {
  readonly investigationId: string;
  readonly budget: number;
  readonly reserved: number;
  readonly spent: number;
  readonly closed: boolean;
}

export interface AttemptRow {
  readonly investigationId: string;
  readonly taskId: string;
  readonly attempt: number;
  readonly reserved: number;
  /** Null: not settled. */
  readonly spent: number | null;
}
