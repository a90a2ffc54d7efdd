import type { Sighting } from '../inventory/inventory.js';
import type { MetricRange } from '../../port/metrics.js';
import { tells } from '../../summary/metric-versions.js';
import { selects } from '../../summary/selection.js';
import type { Measure } from '../told/measure.js';

/** One query of a look: a measure, of the services that one label names. */
export interface Question {
  readonly measure: Measure;
  readonly sighting: Sighting;
}

/** What is to be asked for a range: what says what it measures first. A name is asked of a service once. */
export function questionsOf(measures: readonly Measure[], { services, names }: MetricRange): Question[] {
  const [ofService, named] = [selects(services), selects(names)];
  const wanted = measures.filter(({ told }) => named(told));
  const [telling, others] = [wanted.filter(({ told }) => tells(told)), wanted.filter(({ told }) => !tells(told))];
  const told = new Set<string>();
  return [...telling, ...others].flatMap((measure) => {
    const key = (service: string) => `${measure.told}\n${service}`;
    const questions = measure.metric.sightings
      .map(({ by, services: seen }) => ({
        measure,
        sighting: { by, services: seen.filter((service) => ofService(service) && !told.has(key(service))) },
      }))
      .filter(({ sighting }) => sighting.services.length > 0);
    for (const { sighting } of questions) for (const service of sighting.services) told.add(key(service));
    return questions;
  });
}
