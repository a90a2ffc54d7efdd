export type { Verdict } from './check.js';
export { conform, type ConformanceOptions } from './conform.js';
export type { Ask } from './stage/ask.js';
export { commandSubject } from './subject/command-subject.js';
export type { RunningSubject, Subject } from './subject/subject.js';
