import type { Decision } from './decision.js';
import type { IncidentChange } from './incident-change.js';
import { isFiring, type Occurrence } from './occurrence.js';
import { rules, type Answer } from './rules.js';
import { correlationDefaults, type CorrelationSettings } from './settings.js';
import type { Situation } from './situation.js';
import { Unfolding } from './unfolding.js';

/** What one message comes to. */
export interface Correlation {
  /** One for each incident that it changes. */
  readonly changes: readonly IncidentChange[];
  /** One for each occurrence, in the order decided: beginnings before ends. */
  readonly decisions: readonly Decision[];
}

/**
 * Decides on the messages of one environment that came one after the other, each on what those before it left behind. In a message
 * what begins is looked at before what ends, so that an incident whose alerts change over stays one.
 * @param nowMs wall clock, for silences
 */
export function correlateInTurn(
  situation: Situation,
  messages: readonly (readonly Occurrence[])[],
  nowMs: number,
  settings: CorrelationSettings = correlationDefaults,
): Correlation[] {
  const unfolding = new Unfolding(situation, settings);
  return messages.map((notified) => {
    const occurrences = [...new Map(notified.map((occurrence) => [occurrence.key, occurrence])).values()];
    const inOrder = [...occurrences.filter(isFiring), ...occurrences.filter((each) => !isFiring(each))];
    const decisions = inOrder.map((occurrence) => {
      const question = { occurrence, situation: unfolding.situation, settings, nowMs };
      const [rule, answer] = firstAnswer(question);
      return unfolding.follow(occurrence, rule, answer);
    });
    return { decisions, changes: unfolding.takeChanges() };
  });
}

function firstAnswer(question: Parameters<(typeof rules)[number]['answer']>[0]): [rule: string, answer: Answer] {
  const kind = isFiring(question.occurrence) ? 'firing' : 'end';
  for (const rule of rules) {
    const answer = rule.of === kind || rule.of === 'both' ? rule.answer(question) : undefined;
    if (answer) return [rule.name, answer];
  }
  throw new Error('the last rule of each kind has an answer to everything');
}
