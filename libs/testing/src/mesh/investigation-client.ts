import type { Report } from '@compass/contracts';
import { ChannelClients } from '@compass/runtime';
import { trace } from '@opentelemetry/api';
import { until } from './mesh-client.js';
import type { RunningMesh } from './running-mesh.js';

/** The report of a concluded investigation, as the orchestrator gives it. */
export function reportMessageOf(mesh: RunningMesh, investigationId: string): Promise<Report> {
  return asking(mesh, (orchestrator) =>
    until(async () => (await orchestrator.getInvestigation({ investigationId })).report ?? undefined),
  );
}

/** The log of a concluded investigation, once it has as many events: settlements may follow the verdict. */
export function logOf(
  mesh: RunningMesh,
  investigationId: string,
  events: number,
): Promise<{ readonly type: string }[]> {
  return asking(mesh, (orchestrator) =>
    until(async () => {
      const log: { readonly type: string }[] = [];
      for await (const { data } of orchestrator.watch({ investigationId }))
        log.push(JSON.parse(data) as { type: string });
      return log.length >= events ? log : undefined;
    }),
  );
}

type Orchestrator = ReturnType<typeof orchestratorOf>;

async function asking<T>(mesh: RunningMesh, work: (orchestrator: Orchestrator) => Promise<T>): Promise<T> {
  const clients = new ChannelClients(trace.getTracer('test'));
  try {
    return await work(orchestratorOf(clients, mesh));
  } finally {
    clients.close();
  }
}

const orchestratorOf = (clients: ChannelClients, { environment }: RunningMesh) =>
  clients.client('compass.investigations.v1.InvestigationService', environment['COMPASS_ORCHESTRATOR']!);
