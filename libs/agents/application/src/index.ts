export { applicationAgent } from './definition.js';
