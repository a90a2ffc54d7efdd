import { cluesOf, type Clue, type Clues } from './clues.js';
import { likelyCauseOf } from './likely-cause.js';
import type { MonitoredScene } from './monitor-event.js';
import { suspicionOf, weightOf } from './suspicion.js';

/** An instance where the incident may have begun, by what monitors raised alone. */
export interface EventSuspect {
  readonly instance: string;
  readonly category: string;
  /** Sum of the weights of its clues; 1 is one clue that is its own, fully seen. */
  readonly suspicion: number;
  /** 0..1: its share of all suspicion, squared so that who has twice as much is four times as likely. */
  readonly strength: number;
  /** The clue that tells the category, and the first metric or operation that it is seen in. */
  readonly clue: Clue;
  readonly indicator: string;
  readonly clues: Clues;
}

/** Weight of "none of them": half a clue that is an instance's own. */
const none = 0.5;

/**
 * The instances that events speak against, the most suspected first, ties by name. Events have no times here: they count by their
 * rarity, meaning and order.
 * @param leftOut categories that are switched off: the next one that fits is named instead
 */
export function eventSuspects(scene: MonitoredScene, leftOut?: ReadonlySet<string>): EventSuspect[] {
  const suspected = [...cluesOf(scene)]
    .map(([instance, clues]) => ({ instance, clues, suspicion: suspicionOf(clues) }))
    .filter(({ suspicion }) => suspicion > 0)
    .sort((a, b) => b.suspicion - a.suspicion || (a.instance < b.instance ? -1 : 1));
  const whole = suspected.reduce((sum, { suspicion }) => sum + suspicion ** 2, none ** 2);
  return suspected.flatMap(({ instance, clues, suspicion }) => {
    const cause = likelyCauseOf(clues, leftOut);
    if (!cause) return [];
    const { category, clue } = cause;
    const strength = suspicion ** 2 / whole;
    return { instance, category, suspicion, strength, clue, indicator: clues.get(clue)?.of[0] ?? clue, clues };
  });
}

const named: Readonly<Record<Clue, string>> = {
  'cpu-up': 'uses more CPU',
  'memory-up': 'holds more memory',
  'disk-up': 'reads and writes more',
  'page-cache-up': 'fills the page cache',
  'network-up': 'moves more over the network',
  'network-down': 'moves less over the network',
  starved: 'is reached by less',
  'calls-slower': 'waits longer for what it calls',
  'calls-fail': 'has failing calls that nothing deeper explains',
  'serves-slower': 'answers later',
  'called-slowly': 'is waited for',
  'serves-less': 'serves less',
  'calls-less': 'calls less',
  'errors-up': 'answers with more errors',
  first: 'was spoken of before others',
};
const mostClues = 4;
const mostNames = 3;

/** For people: the clues at an instance that weigh most, with the metrics and operations that show them. */
export function cluesText(clues: Clues): string {
  return [...clues]
    .map(([clue, { of }]) => ({ clue, of, weight: weightOf(clue, clues) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostClues)
    .map(({ clue, of }) => named[clue] + (of.length > 0 ? ` (${of.slice(0, mostNames).join(', ')})` : ''))
    .join('; ');
}
