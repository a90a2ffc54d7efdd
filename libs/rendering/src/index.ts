export * from './observations.js';
export * from './progress.js';
export * from './report.js';
export * from './words.js';
export { renderComparison } from './comparison.js';
export { renderReplay } from './replay.js';
export { renderTimeline } from './timeline.js';
export { renderVerification } from './verification.js';
export { textTable } from './text-table.js';
