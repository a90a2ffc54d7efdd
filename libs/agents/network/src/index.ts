export { networkAgent } from './definition.js';
