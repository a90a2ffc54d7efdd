import { addedTime } from '../behaviour/added-time.js';
import { behavioursOf, type TraceScene } from '../behaviour/scene.js';
import { requestHarm } from '../behaviour/wellness.js';
import { shareText } from '../figures/figures.js';
import type { ClaimedCause, WitnessTest } from './witness-test.js';

const unlikely = 0.75;
/** Who adds less than this to the time of requests does not make them slow; who adds so much does. */
const leastShare = 0.1;
const mostShare = 0.5;
/** Harm that surely is one. */
const harmful = 0.3;
/** Load is somebody's who makes it; it is no time spent. */
const ofLoad = /\.overload$/;

/** Where requests are slow and do not fail, the time that they take longer must be spent at the cause, or in calls to it. */
export function timeTests({ service, category }: ClaimedCause, scene: TraceScene): WitnessTest[] {
  const suffering = [...behavioursOf(scene).values()].filter((one) => requestHarm(one) >= harmful);
  const traced = scene.services.some(
    (one) => one.service === service || one.calling.some(({ peer }) => peer === service),
  );
  const slow = suffering.length > 0 && suffering.every(({ errors }) => errors.strength < harmful);
  if (!slow || !traced || ofLoad.test(category)) return [];
  const shares = new Map<string, number>();
  for (const { role, service: at, peer, share } of addedTime(scene.services, scene)) {
    const spender = role === 'calling' && peer !== undefined ? peer : at;
    shares.set(spender, (shares.get(spender) ?? 0) + share);
  }
  const own = shares.get(service) ?? 0;
  const [[most, largest] = ['', 0]] = [...shares].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (own >= leastShare || largest < mostShare) return [];
  const sentence = `${shareText(own)} of the time that requests take longer is spent at ${service} or in calls to it, ${shareText(largest)} at ${most}`;
  return [
    { id: 'time-is-spent-there', contradiction: unlikely, sentence, reads: [{ source: 'traces', services: [] }] },
  ];
}
