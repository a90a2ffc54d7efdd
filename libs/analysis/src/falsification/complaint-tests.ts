import type { BucketGrid } from '../behaviour/activity.js';
import { clockText } from '../figures/figures.js';
import { newComplaints, type LoggedLines } from './log-signs.js';
import type { ClaimedCause, WitnessTest } from './witness-test.js';

/** What lines speak of where such a cause is at work, in the words of drivers, runtimes and resolvers; the first that fits. */
const words: readonly (readonly [category: RegExp, RegExp])[] = [
  [
    /^database\./,
    /sql|database|\bdb\b|mongo|redis|postgres|mysql|jdbc|hikari|query|queries|statement|transaction|lock|deadlock|connection|connect|pool|timeout|timed out|login|access denied|authenticat|read.?only/i,
  ],
  [
    /^network\./,
    /timeout|timed out|deadline|unreachable|refused|reset|broken pipe|resolve|no such host|unknown.?host|getaddrinfo|dns|network|connect|dial|socket|i\/o|unavailable|upstream|retransmi/i,
  ],
  [/^infrastructure\.(memory|out-of-memory)/, /memory|heap|\boom\b|alloc|\bgc\b|killed|timeout|timed out|deadline/i],
  [/^infrastructure\.cpu/, /cpu|timeout|timed out|deadline|slow|overload|throttl|thread|reject/i],
  [/^infrastructure\.disk/, /disk|space|\bio\b|i\/o|volume|file.?system|write|read|fsync|timeout|timed out|slow/i],
  [
    /^(infrastructure|kubernetes)\./,
    /kube|pod|node|container|image|volume|mount|quota|secret|config|probe|port|permission|denied|forbidden|start|shut|terminat|signal|restart|killed|connect|refused|unreachable|unavailable|timeout|timed out|deadline|resolve|no such host|dial|upstream|exit|ready|health/i,
  ],
];
/** What lines say of just this cause: they leave little doubt. */
const precise: Readonly<Record<string, RegExp>> = {
  'database.connections-exhausted':
    /too many (clients|connections)|connection slots|pool|timeout exceeded when trying to connect|connection is not available/i,
  'database.lock-contention': /deadlock|\block/i,
  'database.credentials': /password|authenticat|access denied|login/i,
  'infrastructure.disk-full': /no space left|disk (is )?full|could not extend/i,
};
/** A line that may say anything of the kind says nothing against it. */
const clearComplaint = 0.6;
const asClaimed = 0.1;
const fitsOthersToo = 0.3;
/** A warning is written for much that harms nobody; only an error says what a service cannot do. */
const severe = /^(FATAL|CRITICAL|SEVERE|ERROR)$/;
/** Who is called over a slow or lossy network has nothing to complain of: only callers wait. */
const feltElsewhere = /^network\.(delay|loss)$/;

/** Pods that are not made, not given a node, or not started have nothing to say. */
const neverRan =
  /^kubernetes\.(node-|pod-anti|taint|cordon|cpu-|memory-|volume-|quota|service-account|image-|registry-|secret-|config-|zero-)/;

/** A service that logs lines while the trouble lasts has been started. */
export function logsItsWork(
  { service, category }: ClaimedCause,
  templates: readonly LoggedLines[],
  splitMs: number,
): WitnessTest[] {
  const latest = templates
    .filter((line) => line.service === service && (line.lastSeenMs ?? 0) > splitMs)
    .sort((a, b) => b.lastSeenMs! - a.lastSeenMs!)[0];
  if (!latest || !neverRan.test(category)) return [];
  const sentence = `${service} runs: at ${clockText(latest.lastSeenMs!)} it logs "${latest.sample.slice(0, 100)}"`;
  return [{ id: 'does-not-run', contradiction: 0.75, sentence, reads: [{ source: 'logs', services: [service] }] }];
}

/** What a service complains of anew must speak of what is claimed; what it does not log says nothing. */
export function complaintTests(
  { service, category }: ClaimedCause,
  logs: { readonly buckets: BucketGrid; readonly templates: readonly LoggedLines[] },
  splitMs: number,
): WitnessTest[] {
  const spoken = words.find(([of]) => of.test(category))?.[1];
  const own = logs.templates.filter((line) => line.service === service);
  const complaints = newComplaints(own, logs.buckets, splitMs);
  const [first] = complaints;
  if (!spoken || !first || first.surge.strength < clearComplaint || feltElsewhere.test(category)) return [];
  const fitting = complaints.find(({ line }) => spoken.test(`${line.exceptionType ?? ''} ${line.sample}`));
  const id = 'complaints-speak-of-it';
  const reads = [{ source: 'logs' as const, services: [service] }];
  const told = (sample: string) => `${service} complains: "${sample.slice(0, 120)}"`;
  const plain = complaints.find(({ line }) => precise[category]?.test(`${line.exceptionType ?? ''} ${line.sample}`));
  if (plain) return [{ id, contradiction: asClaimed, sentence: told(plain.line.sample), reads }];
  if (fitting) return [{ id, contradiction: fitsOthersToo, sentence: told(fitting.line.sample), reads }];
  if (!severe.test(first.line.level) && first.line.exceptionType === undefined) return [];
  const sentence = `${told(first.line.sample)}, and none of ${complaints.length} new kinds of line speaks of what is claimed`;
  return [{ id, contradiction: 0.75, sentence, reads }];
}
