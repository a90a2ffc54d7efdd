export { databaseAgent } from './definition.js';
