import { expect, test } from '@jest/globals';
import { sharedSymbols } from './shared-symbols.js';

const diff = `--- a/tax-rates.ts
+++ b/tax-rates.ts
 export function untouched() {}
-const old = flatRate;
+const rate = regionRates.get(region);
`;

test.each([
  ['what was added', "Cannot read properties of undefined (reading 'regionrates')", ['regionRates']],
  ['what was removed', 'flatRate is not defined', ['flatRate']],
  ['not what stands around it, nor file names', 'untouched tax rates', []],
  ['not words that every error has', 'invalid value of type string', []],
  ['nothing', 'connection refused', []],
])('%s', (_, error, expected) => {
  expect(sharedSymbols(diff, error)).toEqual(expected);
});
