import { asRecorded, type CaseScore, type Evaluated, type Truth } from '@compass/evaluation';

/** Cases of the building half that went wrong, a line each; those held out are never told one by one. */
export function failureLines(
  scores: readonly CaseScore[],
  evaluated: readonly Evaluated[],
  truthOf: (found: Evaluated) => Truth | undefined,
): string[] {
  const recorded = evaluated.filter(({ setting }) => setting === asRecorded);
  return recorded.flatMap((each) => {
    const score = scores.find(
      ({ source, id, setting }) => source === each.source && id === each.id && setting === asRecorded,
    );
    if (!score?.answerable || score.heldOut || score.causeFirst) return [];
    return [line(each, score, truthOf(each))];
  });
}

function line(
  { prediction }: Evaluated,
  { source, id, faultType, objectRank }: CaseScore,
  truth: Truth | undefined,
): string {
  const said = prediction.diagnoses.slice(0, 3).map(({ object, faultType: type }) => `${object}:${type}`);
  const root = truth?.rootInstance ?? truth?.rootService;
  return `${source}/${id}  ${root}:${faultType}  at ${objectRank}  said ${said.join(', ') || 'nothing'}`;
}
