import { status, type handleServerStreamingCall, type handleUnaryCall, type Server } from '@grpc/grpc-js';
import type { Timers } from '@compass/kernel';
import type { Health } from './health.js';
import { healthService, type HealthCheckRequest, type HealthCheckResponse } from './health-definition.js';

/** How soon a watcher hears of a change. */
const watchPeriodMs = 250;

/**
 * Adds grpc.health.v1.Health: SERVING means ready. The empty name asks for the whole service; of other names only those
 * of `services` are known.
 */
export function addGrpcHealth(server: Server, health: Health, services: readonly string[], timers: Timers): void {
  const known = new Set(['', healthServiceName, ...services]);
  const current = async (): Promise<HealthCheckResponse> => {
    const { healthy } = await health.readiness();
    return { status: healthy ? 'SERVING' : 'NOT_SERVING' };
  };

  const check: handleUnaryCall<HealthCheckRequest, HealthCheckResponse> = ({ request }, answer) => {
    if (!known.has(request.service)) return answer({ code: status.NOT_FOUND, details: `unknown service` });
    void current().then((response) => answer(null, response));
  };

  const watch: handleServerStreamingCall<HealthCheckRequest, HealthCheckResponse> = (call) => {
    let told: string | undefined;
    const tell = async () => {
      const response = known.has(call.request.service) ? await current() : ({ status: 'SERVICE_UNKNOWN' } as const);
      if (response.status === told || call.cancelled) return;
      told = response.status;
      call.write(response);
    };
    const cancel = timers.every(watchPeriodMs, () => void tell());
    call.on('cancelled', cancel);
    void tell();
  };

  server.addService(healthService, { Check: check, Watch: watch });
}

const healthServiceName = 'grpc.health.v1.Health';
