export * from './observations.js';
export * from './progress.js';
export * from './report.js';
export * from './words.js';
export * from './text-table.js';
