import type { ServiceDefinition } from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';

/** grpc.health.v1 as gRPC's health checking protocol defines it; not ours, therefore not among our protos. */
const packageDefinition = fromJSON(
  {
    nested: {
      'grpc.health.v1': {
        nested: {
          HealthCheckRequest: { fields: { service: { type: 'string', id: 1 } } },
          HealthCheckResponse: {
            fields: { status: { type: 'ServingStatus', id: 1 } },
            nested: { ServingStatus: { values: { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2, SERVICE_UNKNOWN: 3 } } },
          },
          Health: {
            methods: {
              Check: { requestType: 'HealthCheckRequest', responseType: 'HealthCheckResponse', comment: '' },
              Watch: {
                requestType: 'HealthCheckRequest',
                responseType: 'HealthCheckResponse',
                responseStream: true,
                comment: '',
              },
            },
          },
        },
      },
    },
  },
  { enums: String, defaults: true },
);

export const healthService = packageDefinition['grpc.health.v1.Health'] as unknown as ServiceDefinition;

export interface HealthCheckRequest {
  readonly service: string;
}

export interface HealthCheckResponse {
  readonly status: 'SERVING' | 'NOT_SERVING' | 'SERVICE_UNKNOWN';
}
