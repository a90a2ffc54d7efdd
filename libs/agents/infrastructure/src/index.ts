export { infrastructureAgent } from './definition.js';
