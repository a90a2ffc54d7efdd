import { RetryableError } from '@compass/kernel';
import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import type { Gateway } from '../gateway/gateway.js';
import { postAlerts } from '../mesh/alerts.js';
import { fetchReport, reportText, type FullReportJson } from '../mesh/reports.js';
import { follow } from '../mesh/watch.js';
import { contentOf } from '../files.js';
import { print } from '../print.js';
import { begun, recordsOf, type AlertRecordJson } from '../mesh/alert-answer.js';
import { recognisedFormat } from '../mesh/alert-file.js';

export interface AlertOptions extends AccessOptions {
  readonly format?: string;
  readonly environment?: string;
  /** Seconds. */
  readonly wait: number;
}

/** What a program reads. */
interface Answered {
  readonly receiptId: string;
  readonly records: readonly AlertRecordJson[];
  /** One for each investigation that answers for an alert of the message. */
  readonly reports: readonly FullReportJson[];
}

/**
 * Posts an alert file to a running COMPASS, tells on standard error what happens, and prints the report of whatever investigation answers
 * for it. Exit code 1: there is none, or its evidence does not carry an answer.
 * @throws CompassError `unreadable-file`, `not-json`, `unknown-alert-format`, `no-alerts`, `not-concluded`; or of the API
 */
export async function investigateAlert(file: string, options: AlertOptions): Promise<void> {
  const body = contentOf(file);
  const format = recognisedFormat(body, options.format);
  const signal = AbortSignal.timeout(options.wait * 1_000);
  const gateway = gatewayOf(options, signal);
  const answered = await answerOf(gateway, body, { ...options, format }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
    throw new RetryableError(
      'not-concluded',
      `no verdict within ${options.wait} s; compass list shows how far it is, --wait waits longer`,
    );
  });
  print(answered, ({ reports }) => reports.map((each) => reportText(each)).join('\n'), options.json);
  const { reports } = answered;
  if (reports.length === 0 || !reports.every(hasAnswer)) process.exitCode = 1;
}

async function answerOf(
  gateway: Gateway,
  body: Uint8Array,
  named: { readonly format?: string | undefined; readonly environment?: string },
): Promise<Answered> {
  const { receiptId } = await postAlerts(gateway, body, named);
  const records = await recordsOf(receiptId, gateway);
  for (const record of records) tell(`${outcomeLine(record)}\n`);
  const ids = new Set(records.map(({ investigationId }) => investigationId).filter((id) => id !== ''));
  const reports: FullReportJson[] = [];
  for (const id of ids) {
    await begun(id, gateway);
    await follow(gateway, id, (line) => tell(`${line}\n`));
    reports.push(await fetchReport(gateway, id));
  }
  return { receiptId, records, reports };
}

const tell = (text: string): void => void process.stderr.write(text);

const outcomeLine = ({ alert, outcome, reason, investigationId }: AlertRecordJson): string =>
  `${alert ? `${alert.name} at ${alert.service || 'no workload'}: ` : ''}${outcome}, ${reason}` +
  (investigationId ? `; investigation ${investigationId}` : '; nobody investigates it');

const hasAnswer = ({ report }: FullReportJson): boolean =>
  report.verdict !== null && report.verdict.kind !== 'insufficient-evidence';
