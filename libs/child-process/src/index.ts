export { startBoundProcess, type BoundProcess, type BoundProcessOptions } from './bound-process.js';
