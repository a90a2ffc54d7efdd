import { wordsOf } from '@compass/analysis';
import type { SeenMetric } from '../inventory/inventory.js';
import { equals, ofMetric, selector } from '../promql/selector.js';
import { byService } from '../promql/service-label.js';
import type { Measure } from './measure.js';
import { readingMatchers } from './reading.js';

/** Of what is good when it is high, the worst copy has the least. */
const goodWhenHigh = /^(up|ready|available|availability|healthy|health|success|successful|alive|free|avail|remaining)$/;

/** The worst of a service's copies. @param quantile of a summary */
export function gauge(told: string, metric: SeenMetric, quantile?: string): Measure {
  const worst = wordsOf(metric.name).some((word) => goodWhenHigh.test(word)) ? 'min' : 'max';
  return {
    ...{ told, metric, together: worst === 'min' ? Math.min : Math.max },
    query: ({ by }, { step, isMean }, matchers) => {
      const own = quantile === undefined ? [] : [equals('quantile', quantile)];
      const series = selector(ofMetric(metric.name), ...by.matchers, ...readingMatchers(metric), ...own, ...matchers);
      return byService(by, worst, isMean ? `avg_over_time(${series}[${step}s])` : series);
    },
  };
}
