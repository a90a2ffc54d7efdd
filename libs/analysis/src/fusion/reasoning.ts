import { stretchText } from '../figures/figures.js';
import type { Candidate } from './candidate.js';
import { compareText, type Finding } from './evidence.js';
import { explains } from './explanation.js';
import { combinedStrength } from './independence.js';
import { onsetOf } from './onset-order.js';
import { explainedFrom, type Scene } from './score.js';
import { feltFrom, type Symptom } from './symptoms.js';

/** The steps from the findings to this candidate, in sentences that an engineer on call can check one by one. */
export function reasoningFor(candidate: Candidate, scene: Scene): string[] {
  return [
    basis(candidate),
    ...objection(candidate),
    ...reach(candidate, scene),
    ...order(candidate, scene),
    ...history(candidate, scene),
  ];
}

function basis({ supporting, fromSymptoms }: Candidate): string {
  return fromSymptoms
    ? `It is the plainest reading of what ${agentsOf(supporting)} saw there; no agent named a cause, so that counts little.`
    : `${weight(supporting)} for it.`;
}

function objection({ contradicting }: Candidate): string[] {
  return contradicting.length > 0 ? [`${weight(contradicting)} against it.`] : [];
}

/** For example: 2 findings by database speak (0.95 together). */
function weight(findings: readonly Finding[]): string {
  const together = combinedStrength(findings).toFixed(2);
  const who = agentsOf(findings);
  return findings.length === 1
    ? `A finding by ${who} (strength ${together}) speaks`
    : `${findings.length} findings by ${who} (together ${together}) speak`;
}

function agentsOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ agent }) => agent))].sort(compareText).join(' and ');
}

function reach(candidate: Candidate, { symptoms, graph }: Scene): string[] {
  const felt = symptoms.filter(({ weight }) => weight >= feltFrom);
  const services = servicesOf(felt);
  const explained = servicesOf(felt.filter((symptom) => explains(candidate, symptom, graph) >= explainedFrom));
  const ways = longest(services.flatMap((service) => graph.path(service, candidate.service)?.join(' → ') ?? []));
  const share = `It explains what is seen at ${explained.length} of the ${services.length} services that are affected.`;
  return [
    ...(services.length > 1 ? [share] : []),
    ...(ways.length > 0 ? [`Trouble climbs from callee to caller: ${ways.slice(0, 3).join('; ')}.`] : []),
  ];
}

/** A way that is the end of another one needs no telling; nor does the service itself. */
function longest(ways: readonly string[]): string[] {
  return ways.filter((way) => way.includes(' → ') && !ways.some((other) => other.endsWith(` → ${way}`)));
}

function servicesOf(symptoms: readonly Symptom[]): string[] {
  return [...new Set(symptoms.map(({ service }) => service))];
}

function order({ supporting }: Candidate, { alert }: Scene): string[] {
  const onsetMs = onsetOf(supporting);
  if (onsetMs === undefined) return [];
  const leadMs = alert.startedAtMs - onsetMs;
  return [`It began ${stretchText(Math.abs(leadMs))} ${leadMs >= 0 ? 'before' : 'after'} the alert.`];
}

function history({ service, category }: Candidate, { precedents }: Scene): string[] {
  const same = precedents.filter((before) => before.service === service && before.category === category).length;
  const times = same === 1 ? 'An earlier investigation' : `${same} earlier investigations`;
  return same > 0 ? [`${times} of the same alert came to the same conclusion.`] : [];
}
