export {
  fullReport,
  type CitedObservation,
  type DeepLink,
  type FullReport,
} from './full-report.js';
export { renderFullReport } from './full-text.js';
export { reportMarkdown } from './markdown.js';
export { citedBy, renderObservations } from './observations.js';
export * from './progress.js';
export * from './report.js';
export * from './words.js';
export { renderComparison } from './comparison.js';
export { renderReplay } from './replay.js';
export { renderTimeline } from './timeline.js';
export { renderVerification } from './verification.js';
export { textTable } from './text-table.js';
