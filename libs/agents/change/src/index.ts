export { changeAgent } from './definition.js';
