import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
delete swc.$schema;

/** One configuration for every project: Nx runs it with --rootDir set to the project's folder. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@compass/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/src/**/*.(unit|int|e2e).spec.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }] },
  // What a test waits for ends it; this ends one that waits in vain, also on a machine that is much slower than most.
  testTimeout: 300_000,
};
