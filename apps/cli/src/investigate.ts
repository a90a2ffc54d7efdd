import { styleText } from 'node:util';
import { caseAt, investigateCase } from '@compass/evaluation';
import { renderReport } from '@compass/rendering';
import { specialists } from './specialists.js';

/** Investigates one recorded case in this process and prints the whole report. @throws PermanentError `unknown-case`, `invalid-case` */
export async function investigateFolder(folder: string): Promise<void> {
  const { report } = await investigateCase(caseAt(folder), specialists, Date.now());
  process.stdout.write(renderReport(report, (style, text) => styleText(style, text, { stream: process.stdout })));
}
