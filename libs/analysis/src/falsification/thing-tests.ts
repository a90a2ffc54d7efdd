import type { Call } from '../fusion/evidence.js';
import { isDatabaseName } from '../naming/database-name.js';
import { asBefore, type VitalSign } from './vital-signs.js';
import type { ClaimedCause, WitnessTest } from './witness-test.js';

const refuted = 0.85;
const unlikely = 0.75;
/** Causes that only a node can have. */
const ofNodes =
  /^infrastructure\.(kubelet|kube-proxy|container-runtime|scheduler|host-service)-down$|^infrastructure\.unhealthy-node$/;
/** Causes inside of a database; a pool of connections is its client's. */
const insideDatabases = /^database\.(?!connections-exhausted$)/;

/** A claim must be about a thing of the right kind: nodes have kubelets, databases have locks. */
export function thingTests(claim: ClaimedCause, signs: readonly VitalSign[], calls: readonly Call[]): WitnessTest[] {
  const { service, category } = claim;
  const own = signs.filter((one) => one.service === service);
  const serving = own.filter(({ sign, source }) => (sign === 'fails' || sign === 'slow') && source !== 'logs');
  if (ofNodes.test(category) && serving.length > 0) {
    const sentence = `${service} answers requests, so it is no node: ${serving[0]!.text}`;
    return [
      {
        id: 'is-such-a-thing',
        contradiction: refuted,
        sentence,
        reads: [{ source: serving[0]!.source, services: [service] }],
      },
    ];
  }
  return insideDatabases.test(category) && !isDatabaseName(service) ? databaseBehind(service, signs, calls) : [];
}

/** Where whom it calls is known, a service that is no database must call one, and that one must show something. */
function databaseBehind(service: string, signs: readonly VitalSign[], calls: readonly Call[]): WitnessTest[] {
  const callees = [...new Set(calls.filter(({ caller }) => caller === service).map(({ callee }) => callee))].sort();
  const isKnown = calls.some(({ caller, callee }) => caller === service || callee === service);
  const databases = callees.filter(isDatabaseName);
  const id = 'has-a-database';
  const anywhere = calls.some(({ callee }) => isDatabaseName(callee));
  if (!isKnown || !anywhere) return [];
  if (databases.length === 0) {
    const sentence = `${service} is no database, and calls none: it calls ${callees.slice(0, 4).join(', ') || 'nobody'}`;
    return [{ id, contradiction: unlikely, sentence, reads: [{ source: 'calls', services: [] }] }];
  }
  const shown = signs.filter((one) => databases.includes(one.service) && (one.sign === 'fails' || one.sign === 'slow'));
  if (shown.length === 0 || shown.some(({ strength }) => strength >= asBefore)) return [];
  const sentence = `the databases that ${service} calls answer as before: ${shown[0]!.text}`;
  return [{ id, contradiction: unlikely, sentence, reads: [{ source: shown[0]!.source, services: databases }] }];
}
