import { jsonDifferences, PermanentError, type JsonDifference } from '@compass/kernel';
import { fold, report, type InvestigationEvent } from '@compass/service-orchestrator/domain';

/** What two runs of one investigation say differently. */
export interface RunComparison {
  readonly equal: boolean;
  /** By capability; only where there is a difference. */
  readonly findings: readonly TaskComparison[];
  readonly ranking: { readonly before: readonly Ranked[]; readonly after: readonly Ranked[] };
  readonly verdict: {
    readonly before: Answered;
    readonly after: Answered;
    readonly changes: readonly JsonDifference[];
  };
}

interface TaskComparison {
  readonly capability: string;
  /** `name@version`; empty when nobody answered. */
  readonly before: string;
  readonly after: string;
  /** Found only before, or only after: statements with service and indicator. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

interface Ranked {
  readonly service: string;
  readonly category: string;
  readonly probability: number;
  readonly status: string;
}

interface Answered {
  readonly kind: string;
  readonly category: string;
  readonly service: string;
  readonly confidence: number;
}

/** @throws PermanentError `not-concluded` */
export function compareRuns(
  before: readonly InvestigationEvent[],
  after: readonly InvestigationEvent[],
): RunComparison {
  const findings = comparedFindings(before, after);
  const ranking = { before: rankingOf(before), after: rankingOf(after) };
  const verdicts = { before: verdictOf(before), after: verdictOf(after) };
  const verdict = { ...verdicts, changes: jsonDifferences(verdicts.before, verdicts.after) };
  const isSame = jsonDifferences(ranking.before, ranking.after).length === 0 && verdict.changes.length === 0;
  return { equal: findings.length === 0 && isSame, findings, ranking, verdict };
}

function comparedFindings(
  before: readonly InvestigationEvent[],
  after: readonly InvestigationEvent[],
): TaskComparison[] {
  const [one, other] = [answersOf(before), answersOf(after)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((taskId) => {
    const [was, is] = [one.get(taskId), other.get(taskId)];
    const lost = without(was?.said ?? [], is?.said ?? []);
    const gained = without(is?.said ?? [], was?.said ?? []);
    const compared = { capability: (was ?? is)!.capability, before: was?.by ?? '', after: is?.by ?? '', lost, gained };
    return lost.length + gained.length > 0 ? [compared] : [];
  });
}

const without = (some: readonly string[], others: readonly string[]): string[] =>
  some.filter((each) => !others.includes(each));

/** What was said about each task, and by whom. */
function answersOf(log: readonly InvestigationEvent[]) {
  const tasks = fold(log)?.tasks ?? [];
  return new Map(
    tasks.map(({ task, answer }) => {
      const found = (answer?.findings ?? []).map(
        ({ service, indicator, category, stance, strength, statement }) =>
          `${service} ${indicator} ${stance} ${category ?? 'symptom'} (${strength.toFixed(2)}): ${statement}`,
      );
      const { disproof } = answer ?? {};
      const tried = disproof ? [`contradiction ${disproof.contradiction.toFixed(2)}: ${disproof.statement}`] : [];
      const by = answer ? `${answer.agent}@${answer.agentVersion}` : '';
      const about = task.claim
        ? `${task.capability} of ${task.claim.category} at ${task.claim.service}`
        : task.capability;
      return [task.taskId, { capability: about, by, said: [...found, ...tried] }];
    }),
  );
}

function rankingOf(log: readonly InvestigationEvent[]): Ranked[] {
  const { hypotheses } = reached(log);
  return hypotheses.map(({ service, category, probability, status }) => ({ service, category, probability, status }));
}

function verdictOf(log: readonly InvestigationEvent[]): Answered {
  const { kind, cause, confidence } = reached(log).verdict;
  return { kind, category: cause?.category ?? '', service: cause?.service ?? '', confidence };
}

function reached(log: readonly InvestigationEvent[]) {
  const found = report(log);
  if (!found) throw new PermanentError('not-concluded', 'only concluded investigations can be compared');
  return found;
}
