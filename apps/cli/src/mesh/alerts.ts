import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import type { Gateway } from '../gateway/gateway.js';
import type { AlertRecordJson } from './alert-answer.js';
import { contentOf } from '../files.js';
import { allPages } from './all-pages.js';
import { print } from '../print.js';

/** What the sender of alerts gets. */
export interface Receipt {
  readonly topic: string;
  readonly bytes: number;
  readonly traceId: string;
  readonly receiptId: string;
}

interface Named {
  /** Absent: recognised by its shape. */
  readonly format?: string | undefined;
  readonly environment?: string;
}

/** Posts alerts as a monitor would. */
export function postAlerts(gateway: Gateway, body: Uint8Array, { format, environment }: Named): Promise<Receipt> {
  const path = format === undefined ? '/v1/alerts' : `/v1/alerts/${encodeURIComponent(format)}`;
  const headers = { 'content-type': 'application/json', ...(environment && { 'compass-environment': environment }) };
  return gateway.post<Receipt>(path, new Uint8Array(body), headers);
}

/** Posts an alert file, and prints the receipt. */
export async function sendAlerts(file: string, options: AccessOptions & Named): Promise<void> {
  const receipt = await postAlerts(gatewayOf(options), contentOf(file), options);
  print(
    receipt,
    ({ bytes, topic, traceId, receiptId }) =>
      `${bytes} bytes are on ${topic}, trace ${traceId}\ncompass alerts list --receipt ${receiptId} tells what became of them\n`,
    options.json,
  );
}

interface ListOptions extends AccessOptions {
  readonly receipt?: string;
  readonly incident?: string;
  readonly environment?: string;
  readonly outcome?: string;
  readonly limit: number;
}

/** Prints what became of alerts, and why, the newest first. */
export async function listAlerts(options: ListOptions): Promise<void> {
  const { receipt, incident, environment, outcome, limit } = options;
  const filters = { receipt, incident, environment, outcome };
  const records = await allPages<AlertRecordJson>(gatewayOf(options), '/v1/alerts', 'records', { filters, limit });
  print(records, (all) => all.map(lineOf).join(''), options.json);
}

const lineOf = ({ alertId, receivedAtMs, alert, outcome, reason, verdict }: AlertRecordJson): string =>
  `${alertId}  ${new Date(receivedAtMs).toISOString().slice(0, 19)}  ` +
  `${alert ? `${alert.environment}  ${alert.name} at ${alert.service || 'no workload'}: ` : ''}${outcome}, ${reason}` +
  `${verdict && `; ${verdict}`}\n`;
