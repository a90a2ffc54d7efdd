import { matches } from '../promql/selector.js';

/** gRPC's codes for what is the server's fault, as numbers. */
const grpcNumbers = '2|4|12|13|14|15';
/** Of HTTP codes and their classes, and in words: of gRPC's codes those that are the server's fault, however they are written. */
const serverFaults =
  '5[0-9][0-9]|5xx|(?i:server_error|(status_code_)?error|errors|fail(ed|ure)?|exception|timeout|unknown|deadline_?exceeded|unimplemented|internal|unavailable|data_?loss)';

/** Labels that tell how requests ended, with the values of those that the server failed. */
const failing: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...['code', 'status', 'status_code', 'http_code', 'http_status', 'http_status_code', 'http_response_status_code'],
      ...['response_code', 'response_status', 'outcome', 'result', 'grpc_code'],
    ].map((label) => [label, serverFaults]),
  ),
  envoy_response_code: '5[0-9][0-9]',
  envoy_response_code_class: '5',
  grpc_response_status: grpcNumbers,
  grpc_status: grpcNumbers,
  rpc_grpc_status_code: grpcNumbers,
  rpc_response_status_code: `${grpcNumbers}|${serverFaults}`,
};

export const statusLabels = Object.keys(failing);

/** True of the series of a status label that count failures. */
export const failed = (label: string): string => matches(label, failing[label]!);
