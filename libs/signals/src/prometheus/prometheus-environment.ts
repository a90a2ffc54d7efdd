import { canonicalJson } from '@compass/kernel';
import type { Environment, SignalSources } from '../port/environment.js';
import { PrometheusApi } from './http/prometheus-api.js';
import type { PrometheusSettings } from './prometheus-settings.js';
import { metricsSource } from './sources/metrics-source.js';
import { topologySource } from './sources/topology-source.js';

const shared = new Map<string, SignalSources>();

/**
 * A live environment: the metrics of a Prometheus, and who calls whom where they tell it; the rest is not available. All who open the
 * same one in this process share what it was asked for and how much it is asked at once.
 * @param now the environment's, epoch milliseconds
 */
export function openPrometheus(name: string, settings: PrometheusSettings, now: () => number): Environment {
  const key = canonicalJson({ ...settings });
  const sources = shared.get(key) ?? sourcesOf(settings);
  shared.set(key, sources);
  return { name, now, sources };
}

function sourcesOf(settings: PrometheusSettings): SignalSources {
  const api = new PrometheusApi(settings);
  return { ...metricsSource(api, settings), ...topologySource(api, settings) };
}
