import type { MetricSeries } from '@compass/agent-sdk';
import {
  desertedServices,
  linksOf,
  measuredLoads,
  metricHarms,
  originsOf,
  slowNetworks,
  sufferingKindOf,
  wireHarm,
  type Deserted,
  type Link,
  type MetricHarm,
  type Origin,
  type SlowNetwork,
  type WireHarm,
} from '@compass/analysis';
import { userFacingService } from '@compass/signals';
import { networkMessages, type NetworkMessage } from './checks/messages.js';
import { lossRises, type LossRise } from './checks/loss.js';
import type { Telemetry } from './telemetry.js';

/** What is asked about. */
export interface Focus {
  readonly alertAtMs: number;
  /** The alerting service first; empty: all. */
  readonly services: readonly string[];
  /** What the alert says, in words. */
  readonly what: string;
}

/** The incident as this specialist sees it. */
export interface Scene {
  readonly links: readonly Link[];
  readonly slowLinks: readonly WireHarm[];
  readonly slow: readonly SlowNetwork[];
  /** Latencies that rose, of calls that services answer and that they make; strongest first. */
  readonly latencies: readonly MetricHarm[];
  /** Of services whose own spans do not tell, where the alerting services' do not either; strongest first. */
  readonly origins: readonly Origin[];
  /** How many times as much services have to do since the trouble began, where that came from outside. */
  readonly loads: ReadonlyMap<string, number>;
  /** Services that hardly any request reaches any more; clearest first. */
  readonly deserted: readonly Deserted[];
  readonly messages: readonly NetworkMessage[];
  readonly losses: readonly LossRise[];
  readonly hasLogs: boolean;
}

export function sceneOf(telemetry: Telemetry, focus: Focus): Scene {
  const { calls, edges, topology, metrics, logs } = telemetry;
  const links = linksOf(calls);
  const traced = wellTraced(calls);
  const untraced = (metrics ?? []).filter(({ service }) => !traced.has(service) && service !== userFacingService);
  const graph = [...(topology ?? []), ...(edges ?? [])];
  const origins = focus.services.some((service) => traced.has(service))
    ? []
    : originsOf({
        series: untraced,
        calls: graph,
        alerting: focus.services,
        alertAtMs: focus.alertAtMs,
        kind: sufferingKindOf(focus.what),
        told: toldOf(telemetry, links),
      });
  const deserted = desertedServices(untraced, graph, origins, focus.alertAtMs);
  const messages = networkMessages(logs, focus.alertAtMs, servicesIn(telemetry));
  return {
    links,
    slowLinks: links.flatMap((link) => wireHarm(link, focus.alertAtMs) ?? []),
    slow: slowNetworks(links, focus.alertAtMs),
    latencies: metricHarms(metrics ?? [], focus.alertAtMs).filter(({ meaning }) => meaning.role === 'latency'),
    origins: origins.map((origin) => withoutComplaint(withoutDeserted(origin, deserted), messages)),
    deserted,
    loads: loadsFromOutside(metrics ?? [], origins, focus.services),
    messages,
    losses: lossRises(metrics ?? [], focus.alertAtMs),
    hasLogs: logs !== undefined,
  };
}

/** More is asked of the alerting services, too: else it is what callers try again. */
function loadsFromOutside(
  series: readonly MetricSeries[],
  [first]: readonly Origin[],
  alerting: readonly string[],
): ReadonlyMap<string, number> {
  if (!first) return new Map();
  const loads = measuredLoads(series, first.sinceMs);
  const asked = alerting.map((service) => loads.get(service) ?? 0);
  return Math.max(0, ...asked) >= surge ? loads : new Map();
}

/** Less is a normal day. */
export const surge = 1.5;

/** Who calls what no request reaches has its trouble from there. */
function withoutDeserted(origin: Origin, deserted: readonly Deserted[]): Origin {
  const from = deserted.find(({ sufferers }) => sufferers.includes(origin.service));
  if (!from || from.strength <= 1 - origin.own) return origin;
  return { ...origin, own: 1 - from.strength, explainedBy: from.service };
}

/** Who says whom it cannot reach, or waits for in vain, has its trouble from there. */
function withoutComplaint(origin: Origin, messages: readonly NetworkMessage[]): Origin {
  const [worst] = messages.filter(({ service, target }) => service === origin.service && target !== undefined);
  if (!worst || worst.strength <= 1 - origin.own) return origin;
  return { ...origin, own: 1 - worst.strength, explainedBy: worst.target! };
}

/** Fewer spans are exemplars: they show what a request does, not how many are slow or fail. */
const fewestSpans = 20;

/** Services whose own spans tell how they do. */
function wellTraced(calls: Telemetry['calls']): ReadonlySet<string> {
  const spans = new Map<string, number>();
  for (const { service, calls: counts } of calls.flatMap(({ operations }) => operations))
    spans.set(
      service,
      counts.reduce((sum, count) => sum + count, spans.get(service) ?? 0),
    );
  return new Set([...spans].flatMap(([service, count]) => (count >= fewestSpans ? [service] : [])));
}

/** Of whom metrics or spans tell anything; undefined where nobody can say who that is. */
function toldOf({ measured, calls }: Telemetry, links: readonly Link[]): ReadonlySet<string> | undefined {
  const traced = calls.flatMap(({ operations }) => operations.map(({ service }) => service));
  return measured && new Set([...measured, ...traced, ...links.map(({ callee }) => callee)]);
}

function servicesIn({ edges = [], topology = [], metrics = [], logs }: Telemetry): ReadonlySet<string> {
  const called = [...edges, ...topology].flatMap(({ caller, callee }) => [caller, callee]);
  const telling = [...metrics, ...(logs?.templates ?? [])].map(({ service }) => service);
  return new Set([...called, ...telling]);
}
