export * from './categories.js';
export * from './codec.js';
export * from './events.js';
export * from './generated/index.js';
export * from './observation-hash.js';
export * from './services.js';
export * from './topics.js';
