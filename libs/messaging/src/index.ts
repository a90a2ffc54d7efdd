export * from './port/event.js';
export * from './port/event-log.js';
export * from './port/handler.js';
export * from './port/store.js';
