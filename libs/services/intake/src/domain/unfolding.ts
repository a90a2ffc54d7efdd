import type { Decision } from './decision.js';
import { incidentIdOf, incidentOf, type IncidentChange } from './incident-change.js';
import { isMomentary, memberOf, releaseOf } from './member.js';
import type { Occurrence } from './occurrence.js';
import { isQuiet, type Answer, type Ruling } from './rules.js';
import { gravest } from './severity.js';
import type { CorrelationSettings } from './settings.js';
import type { EndedIncident, KnownOccurrence, OpenIncident, Situation } from './situation.js';

/** What the message at hand has changed so far of one incident. */
interface Draft {
  readonly joined: Occurrence[];
  readonly ended: Occurrence[];
  readonly membersBefore: number;
  readonly opening?: { readonly ordinal: number; readonly last?: EndedIncident; readonly reason: string };
  isForgotten: boolean;
}

/** A situation that goes on with each decision. */
export class Unfolding {
  private readonly open: Map<string, OpenIncident>;
  private ended: EndedIncident[];
  private readonly openedBy: Map<string, number>;
  private readonly known: Map<string, KnownOccurrence>;
  private drafts = new Map<string, Draft>();

  constructor(
    private readonly before: Situation,
    private readonly settings: CorrelationSettings,
  ) {
    this.open = new Map(before.open.map((incident) => [incident.incidentId, incident]));
    this.ended = [...before.ended];
    this.openedBy = new Map(before.openedBy);
    this.known = new Map(before.known);
  }

  get situation(): Situation {
    const { neighbours, silences } = this.before;
    return {
      neighbours,
      silences,
      open: [...this.open.values()],
      ended: this.ended,
      openedBy: this.openedBy,
      known: this.known,
    };
  }

  follow(occurrence: Occurrence, rule: string, { ruling, reason }: Answer): Decision {
    const about = { occurrence, rule, reason };
    switch (ruling.does) {
      case 'nothing':
        return { ...about, outcome: ruling.outcome, incidentId: ruling.incidentId };
      case 'end':
        this.end(occurrence, ruling.incidentId);
        return { ...about, outcome: 'ended', incidentId: ruling.incidentId };
      case 'join':
        this.join(occurrence, ruling.incident.incidentId);
        return { ...about, outcome: 'joined', incidentId: ruling.incident.incidentId };
      default:
        return { ...about, ...this.begin(occurrence, ruling, reason) };
    }
  }

  /** What the message changed, incident by incident; those that nothing of fires any more are over. */
  takeChanges(): IncidentChange[] {
    const changes = [...this.drafts].map(([incidentId, draft]) => this.changeOf(incidentId, draft));
    this.drafts = new Map();
    return changes;
  }

  private begin(occurrence: Occurrence, ruling: Extract<Ruling, { does: 'open' | 'recur' }>, reason: string) {
    const { fingerprint, severity, startsAtMs } = occurrence.alert;
    this.forgetQuiet(occurrence);
    const ordinal = this.openedBy.get(fingerprint) ?? 0;
    const incidentId = incidentIdOf(fingerprint, ordinal);
    this.openedBy.set(fingerprint, ordinal + 1);
    const last = ruling.does === 'recur' ? ruling.last : undefined;
    this.drafts.set(incidentId, {
      joined: [],
      ended: [],
      membersBefore: 0,
      opening: { ordinal, last, reason },
      isForgotten: false,
    });
    this.open.set(incidentId, {
      ...{ incidentId, members: [], severity, release: releaseOf(occurrence), lastStartMs: startsAtMs },
      ...{ alertCount: 0, firingCount: 0, isMomentary: true },
      ...(last && { recurrenceOf: last.investigated }),
      recurrences: last ? last.recurrences + 1 : 0,
    });
    this.join(occurrence, incidentId);
    return last
      ? ({ outcome: 'recurred', incidentId, answeredBy: last.investigated } as const)
      : ({ outcome: 'opened', incidentId } as const);
  }

  private join(occurrence: Occurrence, incidentId: string): void {
    const incident = this.open.get(incidentId)!;
    this.draftOf(incident).joined.push(occurrence);
    const member = memberOf(occurrence);
    const isNew = !incident.members.some(({ fingerprint }) => fingerprint === member.fingerprint);
    this.open.set(incidentId, {
      ...incident,
      members: isNew ? [...incident.members, member] : incident.members,
      severity: gravest([incident.severity, occurrence.alert.severity]),
      alertCount: incident.alertCount + 1,
      firingCount: incident.firingCount + 1,
      lastStartMs: Math.max(incident.lastStartMs, occurrence.alert.startsAtMs),
      isMomentary: incident.isMomentary && isMomentary(occurrence),
    });
    this.known.set(occurrence.key, { incidentId, status: 'firing', endedAtMs: 0 });
  }

  private end(occurrence: Occurrence, incidentId: string): void {
    const incident = this.open.get(incidentId);
    this.known.set(occurrence.key, { incidentId, status: 'resolved', endedAtMs: endOf(occurrence) });
    if (!incident) return;
    this.draftOf(incident).ended.push(occurrence);
    this.open.set(incidentId, { ...incident, firingCount: incident.firingCount - 1 });
  }

  /** An open incident of the same alert that nothing began in for long is over before another opens. */
  private forgetQuiet(occurrence: Occurrence): void {
    const { fingerprint } = occurrence.alert;
    for (const incident of this.open.values()) {
      const isSame = incident.members.some((member) => member.fingerprint === fingerprint);
      if (!isSame || !isQuiet(incident, occurrence, this.settings)) continue;
      this.draftOf(incident).isForgotten = true;
      for (const [key, known] of this.known)
        if (known.incidentId === incident.incidentId && known.status === 'firing')
          this.known.set(key, { ...known, status: 'resolved', endedAtMs: incident.lastStartMs });
    }
  }

  private draftOf(incident: OpenIncident): Draft {
    const { incidentId, members } = incident;
    const draft = this.drafts.get(incidentId) ?? {
      joined: [],
      ended: [],
      membersBefore: members.length,
      isForgotten: false,
    };
    this.drafts.set(incidentId, draft);
    return draft;
  }

  private changeOf(incidentId: string, draft: Draft): IncidentChange {
    const incident = this.open.get(incidentId)!;
    const { joined, ended, opening, isForgotten } = draft;
    const isOver = isForgotten || incident.firingCount === 0;
    const resolvedAtMs = isOver ? Math.max(...ended.map(endOf), isForgotten ? incident.lastStartMs : 0) : undefined;
    const change: IncidentChange = {
      incidentId,
      environment: [...joined, ...ended][0]?.alert.environment ?? '',
      opened: opening && openingOf(joined, incident, opening),
      isRecurrence: incident.recurrenceOf !== undefined,
      joined,
      members: incident.members.slice(draft.membersBefore),
      ended,
      isForgotten,
      alertCount: incident.alertCount,
      firingCount: isForgotten ? 0 : incident.firingCount,
      lastStartMs: incident.lastStartMs,
      isMomentary: incident.isMomentary,
      resolvedAtMs,
    };
    if (resolvedAtMs !== undefined) this.close(incident, resolvedAtMs, joined);
    return change;
  }

  private close(incident: OpenIncident, resolvedAtMs: number, joined: readonly Occurrence[]): void {
    this.open.delete(incident.incidentId);
    const startedAtMs = Math.min(incident.lastStartMs, ...joined.map(({ alert }) => alert.startsAtMs));
    const investigated = incident.recurrenceOf ?? { incidentId: incident.incidentId, startedAtMs };
    this.ended = [{ ...incident, resolvedAtMs, investigated }, ...this.ended];
  }
}

function openingOf(
  joined: readonly Occurrence[],
  { recurrences, release }: OpenIncident,
  opening: NonNullable<Draft['opening']>,
) {
  const { ordinal, last, reason } = opening;
  const recurrence = last && { of: last.investigated, last: last.incidentId, recurrences, reason };
  return { incident: incidentOf(joined, ordinal), ordinal, release, recurrence };
}

const endOf = ({ alert }: Occurrence): number => alert.endsAtMs || alert.startsAtMs;
