import { compareText, strongestFirst, type Finding } from './evidence.js';
import type { Claim } from './explanation.js';
import { combinedStrength } from './independence.js';
import { harmOf, kindOfIndicator, type IndicatorKind } from './symptoms.js';

/** A possible cause with the findings that bear on it. */
export interface Candidate extends Claim {
  /** Strongest first; never empty. */
  readonly supporting: readonly [Finding, ...Finding[]];
  readonly contradicting: readonly Finding[];
  /** Made of symptoms, because no agent named a cause: their strength counts little. */
  readonly fromSymptoms: boolean;
}

/** Trouble is seen at whoever calls the cause, too: of many that suffer, few are to blame, and nobody said that this one is. */
const symptomDiscount = 0.1;
/** With less evidence than this left, a candidate is listed but is no alternative. */
const seriousFrom = 0.1;

/**
 * One candidate for each service and category that at least one finding supports; where fewer than `atLeast` of them are to be taken
 * seriously, also what the symptoms themselves suggest. Which is likelier is for the ranking to say.
 */
export function candidatesOf(findings: readonly Finding[], atLeast: number): Candidate[] {
  const named = group(findings, (finding) => finding.category, false);
  const serious = named.filter((candidate) => evidenceFor(candidate) >= seriousFrom);
  if (serious.length >= atLeast) return named;
  const taken = new Set(named.map(keyOf));
  const suggested = group(findings, suggestedCategory, true).filter((candidate) => !taken.has(keyOf(candidate)));
  return [...named, ...suggested].sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

/** Independent support combined, lowered by independent contradiction combined. */
export function evidenceFor({ supporting, contradicting, fromSymptoms }: Candidate): number {
  const support = combinedStrength(supporting) * (fromSymptoms ? symptomDiscount : 1);
  return support * (1 - combinedStrength(contradicting));
}

/** Unique per candidate, and its order among equals. */
export function keyOf({ service, category }: Claim): string {
  return `${service}\n${category}`;
}

const suggestions: Readonly<Partial<Record<IndicatorKind, string>>> = {
  errors: 'application.error',
  latency: 'application.latency',
};

/** A service that fails or is slow may be so by itself: the plainest reading of a symptom. */
function suggestedCategory(finding: Finding): string | undefined {
  if (finding.category !== undefined || harmOf(finding) === 0) return undefined;
  return suggestions[kindOfIndicator(finding.indicator)];
}

function group(
  findings: readonly Finding[],
  categoryOf: (finding: Finding) => string | undefined,
  fromSymptoms: boolean,
): Candidate[] {
  const supported = new Map<string, Claim>();
  for (const finding of findings) {
    const category = finding.stance === 'supports' ? categoryOf(finding) : undefined;
    if (category === undefined) continue;
    const claim = { service: finding.service, category };
    supported.set(keyOf(claim), claim);
  }
  return [...supported]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, claim]) => ({ ...claim, ...bearingOn(claim, findings, categoryOf), fromSymptoms }));
}

function bearingOn(
  { service, category }: Claim,
  findings: readonly Finding[],
  categoryOf: (finding: Finding) => string | undefined,
): Pick<Candidate, 'supporting' | 'contradicting'> {
  const here = strongestFirst(findings.filter((finding) => finding.service === service));
  const supporting = here.filter((finding) => finding.stance === 'supports' && categoryOf(finding) === category);
  const contradicting = here.filter((finding) => finding.stance === 'contradicts' && finding.category === category);
  return { supporting: supporting as [Finding, ...Finding[]], contradicting };
}
