export { tracingAgent } from './definition.js';
