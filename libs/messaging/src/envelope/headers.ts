/** Headers of an event: CloudEvents 1.0, Kafka protocol binding, binary mode. */
export const headerNames = {
  specVersion: 'ce_specversion',
  id: 'ce_id',
  type: 'ce_type',
  source: 'ce_source',
  time: 'ce_time',
  contentType: 'content-type',
} as const;

export const specVersion = '1.0';
export const contentType = 'application/protobuf';
