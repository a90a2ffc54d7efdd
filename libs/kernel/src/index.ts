export * from './canonical.js';
export * from './clock.js';
export * from './errors.js';
export * from './ids.js';
export * from './window.js';
export * from './json-differences.js';
export * from './storable-text.js';
export { SharedRequests } from './shared-requests.js';
