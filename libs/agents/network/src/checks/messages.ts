import type { LogTemplate, LogTemplates } from '@compass/agent-sdk';
import { lineSurge, ownOnset } from '@compass/analysis';

export type NetworkMessageKind = 'dns' | 'unreachable' | 'timeout' | 'loss';

/** Lines of one kind that speak of the network, and that came up with the trouble. */
export interface NetworkMessage {
  readonly kind: NetworkMessageKind;
  /** Who logged it. */
  readonly service: string;
  /** Whom it could not reach, where the line names a service that is known, or a host of others. */
  readonly target?: string;
  /** The target is a host that nobody here looks after. */
  readonly isForeign?: true;
  readonly template: LogTemplate;
  readonly count: number;
  readonly onsetMs: number;
  /** 0..1 */
  readonly strength: number;
}

/** As resolvers, sockets and HTTP clients of the common platforms put it. */
const kinds: readonly (readonly [NetworkMessageKind, RegExp])[] = [
  [
    'dns',
    /UnknownHost|ENOTFOUND|EAI_AGAIN|getaddrinfo|NXDOMAIN|SERVFAIL|no such host|name or service not known|name resolution|could not resolve|nodename nor servname/i,
  ],
  [
    'unreachable',
    /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|connection refused|no route to host|(host|network) (is )?unreachable|connect(ion)? timed ?out|ConnectTimeout|dial tcp|failed to connect to|no healthy upstream/i,
  ],
  [
    'timeout',
    /deadline exceeded|awaiting headers|ReadTimeout|SocketTimeout|(read|request|call|response|upstream|operation) timed ?out|timed out (after|waiting)|ESOCKETTIMEDOUT/i,
  ],
  ['loss', /ECONNRESET|connection reset|broken pipe|EPIPE|packet loss|retransmi/i],
];

/** What somebody else's refusal tells is that it may be down, which its own host says better; lost connections have many reasons. */
const weights: Readonly<Record<NetworkMessageKind, number>> = {
  dns: 0.85,
  unreachable: 0.7,
  timeout: 0.6,
  loss: 0.35,
};
/** Who waits in vain for another himself keeps his callers waiting. */
const handedOn = 0.3;

/** Strongest first. What is new since shortly before the alert counts, or since it was logged for the first time. */
export function networkMessages(
  logs: LogTemplates | undefined,
  alertAtMs: number,
  services: ReadonlySet<string>,
): NetworkMessage[] {
  const names = [...services].sort((a, b) => b.length - a.length);
  const told = (logs?.templates ?? []).flatMap((template): NetworkMessage[] => {
    const kind = kinds.find(([, pattern]) => pattern.test(`${template.template} ${template.sample}`))?.[0];
    const surge = kind && lineSurge(template, logs!.buckets, newSince(template, logs!, alertAtMs));
    if (!kind || !surge) return [];
    const target = targetOf(kind, template, names) ?? foreignTarget(kind, template);
    if (kind === 'timeout' && !target) return [];
    const strength = weights[kind] * surge.strength * (isOver(template, logs!) ? over : 1);
    const { count, onsetMs } = surge;
    return [{ kind, service: template.service, ...target, template, count, onsetMs, strength }];
  });
  const waiting = new Set(told.flatMap(({ service, target }) => (target === undefined ? [] : [service])));
  return told
    .map((one) => (waiting.has(one.target ?? '') ? { ...one, strength: one.strength * handedOn } : one))
    .sort((a, b) => b.strength - a.strength || (a.service < b.service ? -1 : 1));
}

function newSince(template: LogTemplate, logs: LogTemplates, alertAtMs: number): number {
  return ownOnset([template], logs, alertAtMs) ?? alertAtMs - leadMs;
}

/** A burst of lines that its speaker does not go on with while it goes on speaking: names and peers that were not there yet as it began. */
const over = 0.25;
const quietMs = 20_000;
const timesAsQuiet = 3;

function isOver({ service, firstSeenMs, lastSeenMs }: LogTemplate, { templates }: LogTemplates): boolean {
  if (firstSeenMs === undefined || lastSeenMs === undefined) return false;
  const spoke = Math.max(...templates.filter((one) => one.service === service).map((one) => one.lastSeenMs ?? 0));
  return spoke - lastSeenMs >= Math.max(quietMs, timesAsQuiet * (lastSeenMs - firstSeenMs));
}

/** Monitors fire some minutes after the first error. */
const leadMs = 5 * 60_000;

type Target = Pick<NetworkMessage, 'target' | 'isForeign'>;

/**
 * The longest name of a known service, other than the speaker, that the line names as a whole word; as an address, where the line may be
 * about anything.
 */
function targetOf(
  kind: NetworkMessageKind,
  { service, sample }: LogTemplate,
  names: readonly string[],
): Target | undefined {
  const isNamed = kind === 'timeout' ? isAddressed : namesWhole;
  const target = names.find((name) => name !== service && name.length > 2 && isNamed(sample, name));
  return target === undefined ? undefined : { target };
}

/** http://pricing/v1, pricing:8080, pricing.shop.svc, host=pricing */
function isAddressed(text: string, name: string): boolean {
  const at = text.indexOf(name);
  const [before, after] = [text.slice(0, Math.max(0, at)), text.slice(at + name.length)];
  return namesWhole(text, name) && (/(\/\/|\bhost=['"]?)$/.test(before) || /^(:\d+|\.[a-z])/.test(after));
}

const host = /(?:https?:\/\/|\bhost=['"]?)((?:[a-z0-9-]+\.)+[a-z]{2,})/i;
const ownHost = /\.(local|localdomain|internal|svc|cluster|lan)$/i;

/** A host of others that did not answer. */
function foreignTarget(kind: NetworkMessageKind, { sample }: LogTemplate): Target | undefined {
  const [, target] = ((kind === 'timeout' || kind === 'unreachable') && host.exec(sample)) || [];
  return target === undefined || ownHost.test(target) ? undefined : { target, isForeign: true };
}

const nameCharacter = /[A-Za-z0-9_-]/;

function namesWhole(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !nameCharacter.test(text[at - 1] ?? ' ') && !nameCharacter.test(text[at + name.length] ?? ' ');
}
