/** A kind of cause. Names are dotted: domain, then kind. A name outside of this table is carried, not refused. */
export interface CauseCategory {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** The capability that a disproof of it is offered under. */
  readonly disproof: string;
}
