import type { VerdictKind } from '@compass/contracts';
import { caseAt, investigateCase } from '@compass/evaluation';
import { renderReport } from '@compass/rendering';
import { print } from '../print.js';
import { verifyAll } from '../recorded/verify.js';
import { specialists } from '../specialists.js';

const answers: readonly (VerdictKind | undefined)[] = ['VERDICT_KIND_CAUSE', 'VERDICT_KIND_NO_FAULT'];

/**
 * Investigates one recorded case in this process and prints the whole report; then, if asked, repeats everything that was observed. Exit
 * code 1: the evidence does not carry an answer, or something drifted.
 * @throws PermanentError `unknown-case`, `invalid-case`
 */
export async function investigateFolder(
  folder: string,
  { verify, json }: { readonly verify?: boolean; readonly json?: boolean },
): Promise<void> {
  const found = caseAt(folder);
  const { report, observations } = await investigateCase(found, specialists, Date.now());
  print(report, renderReport, json);
  if (!answers.includes(report.verdict?.kind)) process.exitCode = 1;
  if (verify) await verifyAll(observations, { recordings: [found.root] }, json);
}
