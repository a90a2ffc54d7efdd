/** Who sends what to whom in an investigation: the same processes, hops, calls, commits and fan-out as in the mesh. */
export const specialists = ['application', 'change', 'database', 'infrastructure', 'network', 'tracing'] as const;

export const topics = {
  alerts: 'null.alerts',
  incidents: 'null.incidents',
  tasks: 'null.tasks',
  market: 'null.market',
  results: 'null.results',
  verdicts: 'null.verdicts',
  agent: (name: string) => `null.agent.${name}`,
} as const;

export const partitions = 6;
export const allTopics: readonly string[] = [
  ...Object.values(topics).filter((topic) => typeof topic === 'string'),
  ...specialists.map(topics.agent),
];

/** Of one attack on the leading hypothesis. */
export const disprover = 'application';
/** As large as an award. */
export const body = Buffer.alloc(500, 'x');

/** An investigation's id, and which of its two rounds of tasks a message belongs to. */
export const keyOf = (id: string, round: 'observe' | 'disprove'): string => `${id}/${round}`;
export const roundOf = (key: string): readonly [id: string, round: string] => {
  const [id = '', round = ''] = key.split('/');
  return [id, round];
};
