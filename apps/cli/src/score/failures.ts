import { asRecorded, type CaseScore, type Evaluated, type Truth } from '@compass/evaluation';

/** Cases of the building half that went wrong, a line each, by setting; those held out are never told one by one. */
export function failureLines(
  scores: readonly CaseScore[],
  evaluated: readonly Evaluated[],
  truthOf: (found: Evaluated) => Truth | undefined,
): string[] {
  const scoreOf = new Map(scores.map((score) => [keyOf(score), score]));
  return evaluated.flatMap((each) => {
    const score = scoreOf.get(keyOf(each));
    return score && !score.heldOut && wentWrong(score) ? [line(each, score, truthOf(each))] : [];
  });
}

const keyOf = ({ source, id, setting }: { source: string; id: string; setting: string }): string =>
  [source, id, setting].join('\n');

/** Where something was done to a case, its object is asked for; where nothing can be found, silence. */
function wentWrong({ answerable, abstained, setting, causeFirst, objectRank }: CaseScore): boolean {
  if (!answerable) return !abstained;
  return setting === asRecorded ? !causeFirst : objectRank > 1;
}

function line(
  { prediction }: Evaluated,
  { source, id, setting, faultType, answerable, objectRank, confidence }: CaseScore,
  truth: Truth | undefined,
): string {
  const said = prediction.diagnoses.slice(0, 3).map(({ object, faultType: type }) => `${object}:${type}`);
  const root = answerable ? `${truth?.rootInstance ?? truth?.rootService}:${faultType} at ${objectRank}` : 'nothing';
  const where = setting === asRecorded ? '' : `  ${setting}`;
  return `${source}/${id}${where}  ${root}  said ${said.join(', ') || 'nothing'} (${confidence.toFixed(2)})`;
}
