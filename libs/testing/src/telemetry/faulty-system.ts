import { drawsFrom, type Draw } from './draws.js';
import type { Measure, Vocabulary, Word } from './vocabularies.js';

export type FaultKind = 'cpu' | 'memory' | 'disk' | 'sockets' | 'delay' | 'loss' | 'partition' | 'errors' | 'none';

export interface FaultySystem {
  readonly services: number;
  readonly vocabulary: Vocabulary;
  readonly fault: FaultKind;
  readonly stepSeconds: number;
  /** Recorded before the fault. */
  readonly pastMinutes: number;
  /** Whether it is known who calls whom. */
  readonly graph: boolean;
  /** How long before the alert the fault began, and has grown evenly since; absent: two to four minutes before, and whole at once. */
  readonly rampMinutes?: number;
  readonly seed: number;
}

/** A recording's case.json and metrics.csv, and what is wrong. */
export interface FaultyRecording {
  readonly about: Readonly<Record<string, unknown>>;
  readonly metrics: string;
  readonly root: string;
}

const alertTime = 1_767_268_800;
const names =
  'amber basil cedar dahlia elder fern ginger hazel iris juniper kale laurel maple nettle olive poppy quince rowan sage thyme'.split(
    ' ',
  );
const nameOf = (i: number): string => (i === 0 ? 'front' : `${names[i % names.length]!}-${i}`);

/**
 * A system of services that call each other, in which one breaks two to four minutes before users notice at the entry. Effects are those
 * that injected faults have: what a service lacks shows at it, time and failures climb to its callers, less is asked of what lies below.
 */
export function faultySystem(asked: FaultySystem): FaultyRecording {
  const draw = drawsFrom(asked.seed);
  const calls = callsAmong(asked.services, draw);
  const root = 1 + Math.floor(draw() * (asked.services - 1));
  const sudden = alertTime - 120 - Math.floor(draw() * 120);
  const onset = asked.rampMinutes === undefined ? sudden : alertTime - asked.rampMinutes * 60;
  const services = Array.from({ length: asked.services }, (_, i) => i);
  const sizes = services.map(() => 0.5 + 2 * draw());
  const system = {
    ...asked,
    draw,
    calls,
    root,
    onset,
    above: callersAbove(root, calls),
    below: onlyBelow(root, calls),
    sizes,
  };
  const columns = services.flatMap((service) => columnsOf(service, system));
  const start = onset - asked.pastMinutes * 60;
  const now = alertTime + 60;
  const times = Array.from(
    { length: Math.floor((now - start) / asked.stepSeconds) },
    (_, i) => start + i * asked.stepSeconds,
  );
  const rows = times.map((time) => [time, ...columns.map(({ at }) => at(time))].join(','));
  return {
    about: {
      services: services.map(nameOf),
      entry: 'front',
      alertTime,
      now,
      graph: asked.graph ? calls.map(([a, b]) => [nameOf(a), nameOf(b)]) : [],
      alert: { service: 'front', metric: 'latency', summary: 'Requests to front are slow or fail' },
    },
    metrics: [['time', ...columns.map(({ name }) => name)].join(','), ...rows, ''].join('\n'),
    root: asked.fault === 'none' ? '' : nameOf(root),
  };
}

type Edge = readonly [caller: number, callee: number];

interface System extends FaultySystem {
  readonly draw: Draw;
  readonly root: number;
  readonly onset: number;
  /** How large each service is: one of 1 has the usual measures. */
  readonly sizes: readonly number[];
  /** Of those who wait for the root, how large a part of their requests does. */
  readonly above: ReadonlyMap<number, number>;
  /** Those who are called by nobody but the root, directly or through others. */
  readonly below: ReadonlySet<number>;
}

/** Everybody but the entry is called by somebody before it. */
function callsAmong(services: number, draw: Draw): Edge[] {
  return Array.from({ length: services - 1 }, (_, i) => i + 1).flatMap((callee) => {
    const first = Math.floor(draw() * Math.min(callee, 6));
    const second = Math.floor(draw() * callee);
    return [...new Set(draw() < 0.3 ? [first, second] : [first])].map((caller): Edge => [caller, callee]);
  });
}

function callersAbove(root: number, calls: readonly Edge[]): Map<number, number> {
  const above = new Map([[root, 1]]);
  for (const [service, share] of above)
    for (const [caller, callee] of calls)
      if (callee === service) above.set(caller, Math.max(above.get(caller) ?? 0, share * 0.8));
  above.delete(root);
  return above;
}

function onlyBelow(root: number, calls: readonly Edge[]): Set<number> {
  const below = new Set<number>();
  for (const [, callee] of [...calls].sort(([, a], [, b]) => a - b)) {
    const callers = calls.filter(([, other]) => other === callee).map(([caller]) => caller);
    if (callee !== root && callers.every((caller) => caller === root || below.has(caller))) below.add(callee);
  }
  return below;
}

interface Column {
  readonly name: string;
  at(time: number): string;
}

const usual: Readonly<Record<Measure, number>> = {
  cpu: 0.12,
  memory: 180,
  disk: 0.05,
  sockets: 30,
  requests: 20,
  failures: 0.01,
  'median-latency': 12,
  'tail-latency': 40,
  retransmissions: 0.3,
};

function columnsOf(service: number, system: System): Column[] {
  const { vocabulary, draw, stepSeconds } = system;
  const size = system.sizes[service]!;
  return (Object.entries(vocabulary) as [Measure, Word][]).flatMap(([measure, word]) => {
    const { name, factor = 1, cumulative, shareOf } = word;
    let sum = draw() * 1e5;
    const phase = draw() * 6;
    const at = (time: number): string => {
      const wave = 1 + 0.08 * Math.sin(time / 900 + phase) + 0.12 * (draw() + draw() + draw() - 1.5);
      const calm = measure === 'failures' && draw() < 0.9 ? 0 : usual[measure] * size * wave;
      const value = calm + (changed(measure, calm, service, time, system) - calm) * grownAt(time, system);
      if (draw() < 0.01) return '';
      if (shareOf) return (shareOf * Math.min(1, value / (usual.requests * size))).toPrecision(6);
      if (!cumulative) return (value * factor).toPrecision(6);
      sum += value * stepSeconds;
      return (sum * factor).toPrecision(12);
    };
    return [{ name: `${nameOf(service)}_${name}`, at }];
  });
}

/** 0..1: how much of the fault is there. */
function grownAt(time: number, { onset, rampMinutes }: System): number {
  return rampMinutes === undefined ? 1 : Math.min(1, Math.max(0, (time - onset) / (rampMinutes * 60)));
}

/** What becomes of a measure since the onset. */
function changed(measure: Measure, calm: number, service: number, time: number, system: System): number {
  const { fault, onset, root, above } = system;
  if (time < onset || fault === 'none') return calm;
  const grown = Math.min(1, (time - onset) / 60);
  const isRoot = service === root;
  const felt = isRoot ? 1 : (above.get(service) ?? 0);
  const added = (own: number, callers: number) => calm + (isRoot ? own : callers * felt);
  const isLatency = measure === 'median-latency' || measure === 'tail-latency';
  if (fault === 'partition' && (isRoot || system.below.has(service)))
    return measure === 'requests' || measure === 'cpu' ? calm * 0.1 : calm;
  if (measure === 'requests' && fault !== 'errors') return calm * (felt > 0 ? 0.7 : 1);
  switch (fault) {
    case 'cpu':
      if (measure === 'cpu' && isRoot) return calm + 0.9;
      return isLatency ? added(60, 55) : calm;
    case 'memory':
      if (measure === 'memory' && isRoot) return calm + 420 * grown;
      if (measure === 'cpu' && isRoot) return calm + 0.2;
      return isLatency ? added(15, 14) : calm;
    case 'disk':
      if (measure === 'disk' && isRoot) return calm + 30;
      return isLatency ? added(25, 22) : calm;
    case 'sockets':
      if (measure === 'sockets' && isRoot) return calm + 900 * grown;
      return isLatency ? added(20, 18) : calm;
    case 'delay':
      if (measure === 'sockets' && felt > 0) return calm * 1.4;
      return isLatency ? added(300, 280) : calm;
    case 'loss':
      if (measure === 'retransmissions' && isRoot) return calm + 12;
      if (measure === 'failures') return added(0.6, 0.4);
      return measure === 'tail-latency' ? added(900, 700) : measure === 'median-latency' ? added(40, 30) : calm;
    case 'partition':
      return measure === 'failures'
        ? calm + unanswered(service, system) * felt
        : measure === 'tail-latency'
          ? calm + 900 * felt
          : calm;
    case 'errors':
      return measure === 'failures' ? added(6, 5) : calm;
  }
}

/** Calls to the root that come to nothing fail at those who make them, who have other things to do, too. */
function unanswered(service: number, { sizes, root }: System): number {
  return usual.requests * Math.min(0.9 * sizes[root]!, 0.6 * sizes[service]!);
}
