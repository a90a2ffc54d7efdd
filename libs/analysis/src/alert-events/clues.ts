import type { Sign } from './event-meaning.js';
import { failingCallers } from './failing-callers.js';
import type { MonitoredScene } from './monitor-event.js';
import { precedenceOf } from './precedence.js';
import { signsOf } from './rarity.js';
import { calleesOf, slowCallees } from './slow-callees.js';

/** What may speak for an instance being where an incident began. */
export type Clue = Sign | 'calls-fail' | 'called-slowly' | 'starved' | 'first';

/** How strongly a clue is seen, 0..1, and in which metrics or operations. */
interface Seen {
  readonly strength: number;
  readonly of: readonly string[];
}

/** The clues at one instance; absent: none. */
export type Clues = ReadonlyMap<Clue, Seen>;

/** So much of a slower answer is explained by a callee that surely is slower, too. */
const climbs = 0.7;
const nothing: Seen = { strength: 0, of: [] };

/** The clues at each watched instance. */
export function cluesOf(scene: MonitoredScene): ReadonlyMap<string, Clues> {
  const signs = signsOf(scene);
  const [failing, slow, first] = [failingCallers(scene), slowCallees(scene), precedenceOf(scene)];
  const callees = calleesOf(scene);
  const signAt = (instance: string, sign: Sign) => signs.get(instance)?.get(sign) ?? nothing;
  const delayAt = (instance: string) =>
    Math.max(signAt(instance, 'serves-slower').strength, signAt(instance, 'calls-slower').strength);

  const cluesAt = (instance: string): Clues => {
    const explained = Math.max(0, ...[...(callees.get(instance) ?? [])].map(delayAt));
    const later = signAt(instance, 'serves-slower');
    const clues: [Clue, Seen][] = [
      ...(signs.get(instance) ?? []),
      ['serves-slower', { ...later, strength: later.strength * (1 - climbs * explained) }],
      ['starved', both(signAt(instance, 'network-down'), signAt(instance, 'serves-less'))],
      ['calls-fail', failing.get(instance) ?? nothing],
      ['called-slowly', slow.get(instance) ?? nothing],
      ['first', { strength: first.get(instance) ?? 0, of: [] }],
    ];
    return new Map(clues.filter(([, { strength }]) => strength > 0));
  };
  return new Map(scene.instances.map((instance) => [instance, cluesAt(instance)]));
}

const both = (one: Seen, other: Seen): Seen => ({
  strength: Math.min(one.strength, other.strength),
  of: [...one.of, ...other.of],
});
