import { talliesOf } from '../behaviour/activity.js';
import { failing, slowness } from '../behaviour/difference.js';
import { slownessOf } from '../behaviour/harm.js';
import { behavioursOf, type TraceScene } from '../behaviour/scene.js';
import type { OwnBehaviour } from '../behaviour/own-behaviour.js';
import { durationText, numberText, shareText } from '../figures/figures.js';
import type { VitalSign } from './vital-signs.js';

/** Fewer requests prove nothing by going well. */
const fewestCalls = 10;
const smallFall = 0.3;
const largeFall = 0.7;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** By the two sides alone: what acquits must not rest on a change that was hard to date. */
const addedFailures = ({ before, after }: { before: number; after: number }): number =>
  clamp((after - before - 0.003) / 0.027);

/** The vital signs of services as spans tell them: their own, and those of calls to them. */
export function spanSigns(scene: TraceScene): VitalSign[] {
  const called = new Set(scene.services.flatMap(({ calling }) => calling.flatMap(({ peer }) => peer ?? [])));
  return [
    ...[...behavioursOf(scene).values()].flatMap((behaviour) => [...trafficSigns(behaviour), ...ownSigns(behaviour)]),
    ...[...called].flatMap((service) => signsAtCallers(service, scene)),
  ];
}

/** A few requests more or less tell nothing. */
function trafficSigns({ service, traffic, errors }: OwnBehaviour): VitalSign[] {
  if (traffic.before === 0 || Math.min(traffic.expected, errors.callsBefore) < fewestCalls) return [];
  const ratio = traffic.after / traffic.before;
  const text = `${service} answers ${numberText(traffic.after)} requests a second (${numberText(traffic.before)} before)`;
  const seen = { service, source: 'traces', text } as const;
  return [
    { ...seen, sign: 'does-less', strength: clamp((1 - ratio - smallFall) / (largeFall - smallFall)) },
    { ...seen, sign: 'does-more', strength: clamp((ratio - 1.2) / 0.8) },
  ];
}

function ownSigns({ service, errors, latency, slowest }: OwnBehaviour): VitalSign[] {
  if (errors.callsBefore < fewestCalls || errors.callsAfter < fewestCalls) return [];
  const seen = { service, source: 'traces', seenFrom: 'inside' } as const;
  const slow = Math.max(slownessOf(latency.before, latency.after), slowest?.difference.strength ?? 0);
  const failText = `${service} fails ${shareText(errors.after)} of ${errors.callsAfter} requests (${shareText(errors.before)} before)`;
  const slowText = `a request to ${service} takes ${durationText(latency.after)} (${durationText(latency.before)} before)`;
  const failed = Math.max(errors.strength, addedFailures(errors));
  return [
    { ...seen, sign: 'fails', strength: failed, text: failText, wellShare: 1 - errors.after },
    { ...seen, sign: 'slow', strength: slow, text: slowText },
  ];
}

function signsAtCallers(service: string, scene: TraceScene): VitalSign[] {
  const calls = scene.services.flatMap(({ calling }) => calling.filter(({ peer }) => peer === service));
  const tallies = talliesOf(calls, scene.grid);
  const [slow, failed] = [slowness(tallies, scene), failing(tallies, scene)];
  if (failed.callsAfter < fewestCalls || failed.callsBefore < fewestCalls) return [];
  const source = 'traces';
  const failText = `calls to ${service} fail in ${shareText(failed.after)} of ${failed.callsAfter} (${shareText(failed.before)} before)`;
  const slowText = `calls to ${service} take ${durationText(slow.after)} (${durationText(slow.before)} before)`;
  return [
    {
      service,
      sign: 'fails',
      strength: Math.max(failed.strength, addedFailures(failed)),
      source,
      text: failText,
      wellShare: 1 - failed.after,
    },
    { service, sign: 'slow', strength: slownessOf(slow.before, slow.after), source, text: slowText },
  ];
}
