export { applicationAgent } from './definition.js';
export { diagnose } from './diagnose.js';
export { disprove } from './disprove.js';
