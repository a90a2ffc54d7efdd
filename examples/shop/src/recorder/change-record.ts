/** What a deployment system or job scheduler knows of one change. */
export interface ChangeRecord {
  /** Epoch seconds. */
  readonly ts: number;
  readonly service: string;
  readonly kind: 'deploy' | 'config' | 'job';
  readonly version?: string;
  readonly previousVersion?: string;
  readonly summary: string;
  readonly diff?: string;
}
