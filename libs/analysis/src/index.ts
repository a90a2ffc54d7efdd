export * from './anomaly/shift.js';
export * from './anomaly/statistics.js';
