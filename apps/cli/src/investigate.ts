import { caseAt, investigateCase } from '@compass/evaluation';
import { renderReport } from '@compass/rendering';
import { print } from './print.js';
import { verifyAll } from './recorded/verify.js';
import { specialists } from './specialists.js';

export interface InvestigateOptions {
  readonly verify?: boolean;
  readonly json?: boolean;
}

/**
 * Investigates one recorded case in this process and prints the whole report; then, if asked, repeats everything that was observed.
 * @throws PermanentError `unknown-case`, `invalid-case`
 */
export async function investigateFolder(folder: string, { verify, json }: InvestigateOptions): Promise<void> {
  const found = caseAt(folder);
  const { report, observations } = await investigateCase(found, specialists, Date.now());
  print(report, renderReport, json);
  if (verify) await verifyAll(observations, [found.root], json);
}
