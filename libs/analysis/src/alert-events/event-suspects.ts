import { cluesOf, type Clue, type Clues } from './clues.js';
import { likelyCauseOf } from './likely-cause.js';
import type { MonitoredScene } from './monitor-event.js';
import { suspicionOf, weights } from './suspicion.js';

/** An instance where the incident may have begun, by what monitors raised alone. */
export interface EventSuspect {
  readonly instance: string;
  readonly category: string;
  /** 0..1: how much speaks for it, in itself and against the most suspected one. */
  readonly strength: number;
  /** The clue that tells the category, and the first metric or operation that it is seen in. */
  readonly clue: Clue;
  readonly indicator: string;
  readonly clues: Clues;
}

/** Two clues of full weight, and half is told. */
const halfToldBy = 2;

/**
 * The instances that events speak against, the most suspected first, ties by name. Events have no times here: they count by their
 * rarity, meaning and order.
 */
export function eventSuspects(scene: MonitoredScene): EventSuspect[] {
  const suspected = [...cluesOf(scene)]
    .map(([instance, clues]) => ({ instance, clues, suspicion: suspicionOf(clues) }))
    .filter(({ suspicion }) => suspicion > 0)
    .sort((a, b) => b.suspicion - a.suspicion || (a.instance < b.instance ? -1 : 1));
  const most = suspected[0]?.suspicion ?? 0;
  return suspected.map(({ instance, clues, suspicion }) => {
    const { category, clue } = likelyCauseOf(clues);
    const strength = (suspicion / (suspicion + halfToldBy)) * (suspicion / most);
    return { instance, category, strength, clue, indicator: clues.get(clue)?.of[0] ?? clue, clues };
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
  first: 'was spoken of early',
};
const mostClues = 4;
const mostNames = 3;

/** For people: the clues at an instance that weigh most, with the metrics and operations that show them. */
export function cluesText(clues: Clues): string {
  return [...clues]
    .map(([clue, { strength, of }]) => ({ clue, of, weight: weights[clue].weight * strength }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostClues)
    .map(({ clue, of }) => named[clue] + (of.length > 0 ? ` (${of.slice(0, mostNames).join(', ')})` : ''))
    .join('; ');
}
