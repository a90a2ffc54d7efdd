import { onsetOf } from './onset-order.js';
import type { Candidate } from './candidate.js';
import type { Finding } from './evidence.js';
import { explains } from './explanation.js';
import { explainedFrom, type Scene } from './score.js';
import { feltFrom, type Symptom } from './symptoms.js';

/** Why this candidate, in sentences that an engineer on call can check one by one. */
export function reasoningFor(candidate: Candidate, scene: Scene): string[] {
  return [
    ...basis(candidate),
    ...reach(candidate, scene),
    ...order(candidate, scene),
    ...candidate.contradicting.slice(0, 2).map((finding) => `Against it: ${quote(finding)}`),
    ...history(candidate, scene),
  ];
}

function basis({ supporting, fromSymptoms }: Candidate): string[] {
  const seen = supporting.slice(0, 3).map(quote);
  return fromSymptoms ? [...seen, 'No agent named a cause for this; it is the plainest reading of the symptom.'] : seen;
}

function reach(candidate: Candidate, { symptoms, graph }: Scene): string[] {
  const felt = symptoms.filter(({ weight }) => weight >= feltFrom);
  const services = servicesOf(felt);
  const explained = servicesOf(felt.filter((symptom) => explains(candidate, symptom, graph) >= explainedFrom));
  const ways = services.flatMap((service) => {
    const way = graph.path(service, candidate.service);
    return way && way.length > 1 ? [way.join(' → ')] : [];
  });
  const share = `It explains what is seen at ${explained.length} of the ${services.length} services that are affected.`;
  return [
    ...(services.length > 1 ? [share] : []),
    ...(ways.length > 0 ? [`Trouble climbs from callee to caller: ${ways.slice(0, 3).join('; ')}.`] : []),
  ];
}

function servicesOf(symptoms: readonly Symptom[]): string[] {
  return [...new Set(symptoms.map(({ service }) => service))];
}

function order({ supporting }: Candidate, { alert }: Scene): string[] {
  const onsetMs = onsetOf(supporting);
  if (onsetMs === undefined) return [];
  const seconds = Math.round((alert.startedAtMs - onsetMs) / 1000);
  const relation = seconds >= 0 ? `${seconds} s before` : `${-seconds} s after`;
  return [`It began at ${new Date(onsetMs).toISOString()}, ${relation} the alert.`];
}

function history({ service, category }: Candidate, { precedents }: Scene): string[] {
  const same = precedents.filter((before) => before.service === service && before.category === category).length;
  const times = same === 1 ? 'An earlier investigation' : `${same} earlier investigations`;
  return same > 0 ? [`${times} of the same alert came to the same conclusion.`] : [];
}

function quote({ agent, statement }: Finding): string {
  return `${agent}: ${statement}`;
}
