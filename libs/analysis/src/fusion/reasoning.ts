import { onsetOf } from './onset-order.js';
import type { Candidate } from './candidate.js';
import type { Finding } from './evidence.js';
import { explains } from './explanation.js';
import type { Scene } from './score.js';

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
  const others = [...new Set(symptoms.map((symptom) => symptom.service))].filter((name) => name !== candidate.service);
  const ways = others.flatMap((service) => {
    const way = graph.path(service, candidate.service);
    return way ? [way.join(' → ')] : [];
  });
  const explained = symptoms.filter((symptom) => explains(candidate, symptom, graph) >= 0.3);
  const services = new Set(symptoms.map((symptom) => symptom.service)).size;
  const covered = new Set(explained.map((symptom) => symptom.service)).size;
  const share = services > 0 ? [`It explains what is seen at ${covered} of ${services} affected service(s).`] : [];
  return ways.length > 0 ? [...share, `Trouble climbs from callee to caller: ${ways.slice(0, 3).join('; ')}.`] : share;
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
  return same > 0 ? [`${same} earlier investigation(s) of the same alert came to the same conclusion.`] : [];
}

function quote({ agent, statement }: Finding): string {
  return `${agent}: ${statement}`;
}
