/**
 * Which kinds of trouble follow from which others within one service. A generic effect (slow code, errors) is explained by any
 * specific cause at the same service; the other way round it is not.
 */
const effects: ReadonlySet<string> = new Set([
  'application.error',
  'application.latency',
  'application.wrong-result',
  'application.unusual-behaviour',
  'dependency.failure',
  'infrastructure.unhealthy-node',
  'kubernetes.unhealthy-workload',
]);

/** What a change of code or of a flag may do to its service. */
const ofChanges = [
  'application.overload',
  'infrastructure.cpu',
  'infrastructure.memory',
  'database.slow-queries',
  'database.overload',
  'database.lock-contention',
  'database.connections-exhausted',
];

/** Specific kinds that bring about other specific kinds at the same service. */
const follows: ReadonlyMap<string, readonly string[]> = new Map([
  ['application.bad-release', ['application.overload', 'database.slow-queries', 'database.lock-contention']],
  ['application.overload', ['database.overload', 'database.connections-exhausted', 'database.slow-queries']],
  ['database.lock-contention', ['database.slow-queries', 'database.connections-exhausted']],
  ['database.overload', ['database.slow-queries', 'database.connections-exhausted']],
  ['database.slow-queries', ['database.connections-exhausted', 'database.overload']],
  ['database.connections-exhausted', ['database.unreachable']],
  ['change.code', ofChanges],
  ['change.flag', ofChanges],
  ['infrastructure.memory', ['infrastructure.cpu', 'application.overload']],
  ['infrastructure.cpu', ['network.delay', 'application.overload']],
  ['infrastructure.disk-full', ['database.unreachable', 'database.slow-queries']],
]);

/** Less precise words, and the causes that say the same more precisely. */
const morePrecise: ReadonlyMap<string, readonly string[]> = new Map([
  ['application.bad-release', ['change.code', 'change.flag']],
]);

/** What a call meets when the other end of it is broken: seen at the caller, made at what it calls. */
const met: ReadonlySet<string> = new Set([
  'network.delay',
  'network.loss',
  'network.unreachable',
  'network.dns',
  'database.unreachable',
]);

/** Domains whose causes keep a workload from being there, or from being well, whatever the network to it is like. */
const ground = /^(kubernetes|infrastructure)\./;

const same = 1;
const likely = 0.6;
const unlikely = 0.1;

/** That something is wrong there, and nothing more. */
export const isVague = (category: string): boolean => category === 'application.unusual-behaviour';

/** A kind of trouble that is usually seen where the cause is not: it climbs from callee to caller. */
export function isEffect(category: string): boolean {
  return effects.has(category) || met.has(category);
}

/** 0..1: how well trouble of one kind explains trouble of another kind at the same service. */
export function explainsAtSameService(cause: string, effect: string): number {
  if (cause === effect || morePrecise.get(effect)?.includes(cause)) return same;
  if (effects.has(effect)) return effects.has(cause) ? likely : same;
  if (met.has(effect) && ground.test(cause) && !effects.has(cause)) return same;
  return follows.get(cause)?.includes(effect) ? likely : unlikely;
}
