/** The services that others call, by the setting that says where they are. */
export const peers = {
  COMPASS_KNOWLEDGE: 'knowledge-store',
  COMPASS_MARKET: 'task-market',
  COMPASS_ORCHESTRATOR: 'orchestrator',
  COMPASS_INTAKE: 'intake',
  COMPASS_NOTIFIER: 'notifier',
} as const;

export const services = ['knowledge-store', 'task-market', 'orchestrator', 'intake', 'notifier', 'gateway'] as const;

export const agents = [
  'agent-application',
  'agent-database',
  'agent-change',
  'agent-infrastructure',
  'agent-network',
  'agent-tracing',
] as const;

/** The name of the n-th instance, counted from 1, as the mesh names its processes. */
export const instanceName = (app: string, n: number): string => (n === 1 ? app : `${app}-${n}`);

/** Whether a process is an agent: of agents, one is as good as another. */
export const isAgent = (process: string): boolean => process.startsWith('agent-');
