import { userFacingService, type Observation, type ServiceMetrics, type TraceOperations } from '@compass/signals';

/** Looks that tell how requests fare at every service, and of which services an answer tells. */
const tellers: Readonly<Record<string, (data: unknown) => readonly string[]>> = {
  'metrics.catalogue': (data) => (data as readonly ServiceMetrics[]).map(({ service }) => service),
  'traces.operations': (data) => (data as TraceOperations).operations.map(({ service }) => service),
};

/**
 * Looks at all services that were answered, and told nothing of any that was asked about, as `metrics.catalogue of orders`: nobody who
 * only looked there knows how it fares. What users get stands for whoever serves it.
 */
export function untold(observations: readonly Observation[], services: readonly string[]): string[] {
  return Object.entries(tellers).flatMap(([operation, servicesIn]) => {
    const answers = observations.filter((one) => one.availability === 'available' && isOfAll(one.query, operation));
    const known = new Set(answers.flatMap(({ data }) => servicesIn(data)));
    if (answers.length === 0 || known.has(userFacingService)) return [];
    return services.filter((service) => !known.has(service)).map((service) => `${operation} of ${service}`);
  });
}

function isOfAll(query: string, wanted: string): boolean {
  const { signal, operation, arguments: asked } = JSON.parse(query) as Asked;
  return `${signal}.${operation}` === wanted && (asked?.services ?? []).length === 0;
}

interface Asked {
  readonly signal: string;
  readonly operation: string;
  readonly arguments?: { readonly services?: readonly string[] };
}
