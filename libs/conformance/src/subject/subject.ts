/** The agent under judgement, as something that the suite starts; absent: somebody else starts it. */
export interface Subject {
  /** @param env the settings by which it finds the mesh, added to what it has */
  start(env: Readonly<Record<string, string>>): Promise<RunningSubject>;
}

export interface RunningSubject {
  /** Settles when it has ended: its exit code. */
  readonly exited: Promise<number>;
  /** Asks it to end, as an operator does. Settles when it has. */
  stop(): Promise<void>;
  /** Ends it without a word, as a crash does. */
  kill(): Promise<void>;
}
