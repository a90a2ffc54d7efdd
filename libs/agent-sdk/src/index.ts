export * from './agent/context.js';
export * from './agent/define-agent.js';
export * from './agent/finding.js';
export * from './agent/task.js';
export type * from '@compass/signals';
