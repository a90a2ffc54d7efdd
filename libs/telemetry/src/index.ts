export type { LogFields, Logger } from './logging/logger.js';
