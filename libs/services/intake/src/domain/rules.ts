import { memberOf } from './member.js';
import { isFiring, type Occurrence } from './occurrence.js';
import type { CorrelationSettings } from './settings.js';
import { silenceOf } from './silence.js';
import type { EndedIncident, Member, OpenIncident, Situation } from './situation.js';
import { whatChanged } from './what-changed.js';

/** What becomes of a notification. */
export type Ruling =
  /** It changes nothing. */
  | { readonly does: 'nothing'; readonly outcome: 'copy' | 'silenced' | 'nothing-to-end'; readonly incidentId?: string }
  | { readonly does: 'join'; readonly incident: OpenIncident }
  | { readonly does: 'open' }
  /** Opens an incident that the last investigation answers for. */
  | { readonly does: 'recur'; readonly last: EndedIncident }
  | { readonly does: 'end'; readonly incidentId: string };

interface Question {
  readonly occurrence: Occurrence;
  readonly situation: Situation;
  readonly settings: CorrelationSettings;
  /** Wall clock, for silences. */
  readonly nowMs: number;
}

export interface Answer {
  readonly ruling: Ruling;
  /** For people: why the rule holds. */
  readonly reason: string;
}

export interface Rule {
  readonly name: string;
  /** Of which notifications it is asked. */
  readonly of: 'firing' | 'end' | 'both';
  /** What it says, for people: the reference page is made of it. */
  readonly about: string;
  answer(question: Question): Answer | undefined;
}

const join = (incident: OpenIncident, reason: string): Answer => ({ ruling: { does: 'join', incident }, reason });
const nothing = (outcome: 'copy' | 'silenced' | 'nothing-to-end', reason: string, incidentId?: string): Answer => ({
  ruling: { does: 'nothing', outcome, incidentId },
  reason,
});

/** The rules, in order: the first that has an answer decides. */
export const rules: readonly Rule[] = [
  {
    name: 'copy',
    of: 'both',
    about: 'The same firing is known to fire, or the same end is known: a repetition, or the other half of a pair.',
    answer({ occurrence, situation }) {
      const known = situation.known.get(occurrence.key);
      const status = isFiring(occurrence) ? 'firing' : 'resolved';
      return known?.status === status
        ? nothing('copy', `this ${status === 'firing' ? 'firing' : 'end'} is known`, known.incidentId)
        : undefined;
    },
  },
  {
    name: 'late-copy',
    of: 'firing',
    about: 'The firing began before an end of it that is known: it came late, and opens nothing again.',
    answer({ occurrence, situation }) {
      const known = situation.known.get(occurrence.key);
      // Some monitors use one identity for firing after firing: what began after the known end is the next.
      return known?.status === 'resolved' && occurrence.alert.startsAtMs <= known.endedAtMs
        ? nothing('copy', 'its end is known already', known.incidentId)
        : undefined;
    },
  },
  {
    name: 'end',
    of: 'end',
    about: 'A firing that is known ends; the end of the last one resolves its incident.',
    answer({ occurrence, situation }) {
      const known = situation.known.get(occurrence.key);
      return known?.status === 'firing'
        ? { ruling: { does: 'end', incidentId: known.incidentId }, reason: 'ends a firing that is known' }
        : undefined;
    },
  },
  {
    name: 'nothing-to-end',
    of: 'end',
    about: 'An end whose beginning nobody saw is nothing to investigate.',
    answer: () => nothing('nothing-to-end', 'its beginning was never notified'),
  },
  {
    name: 'silence',
    of: 'firing',
    about:
      'A silence or a maintenance window holds for it. When it still fires afterwards, its next repetition counts.',
    answer({ occurrence, situation, nowMs }) {
      const silence = silenceOf(situation.silences, occurrence.alert, nowMs);
      return (
        silence &&
        nothing(
          'silenced',
          `${silence.kind} ${silence.silenceId} of ${silence.createdBy || 'nobody'}: ${silence.comment}`,
        )
      );
    },
  },
  {
    name: 'same-alert',
    of: 'firing',
    about: 'An open incident has the same alert of the same workload.',
    answer({ occurrence, situation, settings }) {
      const open = situation.open.find(
        (incident) => !isQuiet(incident, occurrence, settings) && has(incident, memberOf(occurrence)),
      );
      return open && join(open, 'the same alert of the same workload is open');
    },
  },
  {
    name: 'same-workload',
    of: 'firing',
    about: 'An open incident has another alert of the same workload that began at about the same time.',
    answer({ occurrence, situation, settings }) {
      const { workload, namespace } = memberOf(occurrence);
      const open = situation.open.find(
        (incident) =>
          takesMore(incident, occurrence, settings, settings.workloadMs) &&
          workload !== '' &&
          incident.members.some(
            (member) => member.workload === workload && isSameNamespace(member.namespace, namespace),
          ),
      );
      return open && join(open, `${workload} has another alert open that began within ${minutes(settings.workloadMs)}`);
    },
  },
  {
    name: 'neighbour',
    of: 'firing',
    about:
      'An open incident has a service that calls this one, or is called by it, and that was affected at about the same time.',
    answer({ occurrence, situation, settings }) {
      const { workload } = memberOf(occurrence);
      const neighbours = situation.neighbours.get(workload);
      for (const incident of neighbours ? situation.open : []) {
        const near = incident.members.find((member) => neighbours?.has(member.workload));
        if (near && takesMore(incident, occurrence, settings, settings.neighbourMs))
          return join(
            incident,
            `${workload} and ${near.workload} call each other, and it began within ${minutes(settings.neighbourMs)}`,
          );
      }
      return undefined;
    },
  },
  {
    name: 'changed',
    of: 'firing',
    about:
      'The failure is back soon after its end, but something is different: it is investigated anew, and what changed is said.',
    answer(question) {
      const last = lastOf(question);
      const change = last && whatChanged(last, question.occurrence, question.settings);
      return change === undefined ? undefined : { ruling: { does: 'open' }, reason: `it is back, and ${change}` };
    },
  },
  {
    name: 'flapping',
    of: 'firing',
    about: 'The failure comes and goes: the last investigation answers for it.',
    answer(question) {
      const last = lastOf(question);
      if (!last || last.recurrences < question.settings.flappingFrom) return undefined;
      return {
        ruling: { does: 'recur', last },
        reason: `it returns for the ${last.recurrences + 1}. time; ${answerOf(last)}`,
      };
    },
  },
  {
    name: 'recurrence',
    of: 'firing',
    about:
      'The same failure is back soon after its end, and nothing is different: the last investigation answers for it.',
    answer(question) {
      const last = lastOf(question);
      return last && { ruling: { does: 'recur', last }, reason: `the same failure is back; ${answerOf(last)}` };
    },
  },
  {
    name: 'new',
    of: 'firing',
    about: 'Nothing that is open, and nothing recent, explains it.',
    answer: () => ({ ruling: { does: 'open' }, reason: 'nothing open or recent explains it' }),
  },
];

const has = ({ members }: OpenIncident, { fingerprint }: Member): boolean =>
  members.some((member) => member.fingerprint === fingerprint);

/** Where a monitor names no namespace, another's counts. */
const isSameNamespace = (a: string, b: string): boolean => a === b || a === '' || b === '';

const minutes = (ms: number): string => `${Math.round(ms / 60_000)} min`;

/** Room for one more kind of alert, near enough in time; a recurrence takes no other kind than it has. */
function takesMore(
  incident: OpenIncident,
  { alert }: Occurrence,
  settings: CorrelationSettings,
  withinMs: number,
): boolean {
  return (
    !incident.recurrenceOf &&
    incident.members.length < settings.mostFingerprints &&
    Math.abs(alert.startsAtMs - incident.lastStartMs) <= withinMs
  );
}

/** Nothing began in it for so long that what begins now is something else. */
export function isQuiet(incident: OpenIncident, { alert }: Occurrence, settings: CorrelationSettings): boolean {
  const patienceMs = incident.isMomentary ? settings.quietMs : settings.forgottenMs;
  return alert.startsAtMs - incident.lastStartMs > patienceMs;
}

/** The last incident with this alert, when it ended shortly before. */
function lastOf({ occurrence, situation, settings }: Question): EndedIncident | undefined {
  const { fingerprint, startsAtMs } = occurrence.alert;
  return situation.ended.find(
    ({ members, resolvedAtMs }) =>
      members.some((member) => member.fingerprint === fingerprint) &&
      startsAtMs - resolvedAtMs <= settings.recurrenceMs,
  );
}

function answerOf({ investigated: { verdict } }: EndedIncident): string {
  return verdict ? `the last verdict: ${verdict.summary}` : 'its investigation is under way';
}
