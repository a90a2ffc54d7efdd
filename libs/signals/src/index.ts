export * from './observation/observation.js';
export * from './port/changes.js';
export * from './port/environment.js';
export * from './port/logs.js';
export * from './port/metrics.js';
export * from './port/signals.js';
export * from './port/traces.js';
