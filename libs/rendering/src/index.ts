export * from './progress.js';
export * from './report.js';
export * from './words.js';
