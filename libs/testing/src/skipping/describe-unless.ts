import { describe, test } from '@jest/globals';

/** A suite that needs what may be missing: then it is skipped loudly, and with CI=true fails. @param missing what, and what helps */
export function describeUnless(missing: string | undefined, name: string, define: () => void): void {
  if (missing === undefined) return describe(name, define);
  if (process.env['CI'] === 'true')
    return describe(name, () =>
      test('has what it needs', () => {
        throw new Error(missing);
      }),
    );
  process.stderr.write(`\n*** SKIPPED, NOT TESTED: ${name}: ${missing} ***\n`);
  describe.skip(name, define);
}
