import type { LogTemplate, LogTemplates } from '@compass/agent-sdk';
import { lineSurge } from '@compass/analysis';

export type NetworkMessageKind = 'dns' | 'unreachable' | 'loss';

/** Lines of one kind that speak of the network, and that came up with the trouble. */
export interface NetworkMessage {
  readonly kind: NetworkMessageKind;
  /** Who logged it. */
  readonly service: string;
  /** Whom it could not reach, where the line names a service that is known. */
  readonly target?: string;
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
  ['loss', /ECONNRESET|connection reset|broken pipe|EPIPE|packet loss|retransmi/i],
];

/** What somebody else's refusal tells is that it may be down, which its own host says better; lost connections have many reasons. */
const weights: Readonly<Record<NetworkMessageKind, number>> = { dns: 0.85, unreachable: 0.7, loss: 0.35 };

/** Strongest first. The moment that divides before and after is the alert: what is new since shortly before it counts. */
export function networkMessages(
  logs: LogTemplates | undefined,
  alertAtMs: number,
  services: ReadonlySet<string>,
): NetworkMessage[] {
  const names = [...services].sort((a, b) => b.length - a.length);
  return (logs?.templates ?? [])
    .flatMap((template): NetworkMessage[] => {
      const kind = kinds.find(([, pattern]) => pattern.test(`${template.template} ${template.sample}`))?.[0];
      const surge = kind && lineSurge(template, logs!.buckets, alertAtMs - leadMs);
      if (!kind || !surge) return [];
      const target = targetOf(template, names);
      const { count, onsetMs } = surge;
      const seen = {
        kind,
        service: template.service,
        template,
        count,
        onsetMs,
        strength: weights[kind] * surge.strength * (isOver(template, logs!) ? over : 1),
      };
      return [target === undefined ? seen : { ...seen, target }];
    })
    .sort((a, b) => b.strength - a.strength || (a.service < b.service ? -1 : 1));
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

/** The longest name of a known service, other than the speaker, that the line names as a whole word. */
function targetOf({ service, sample }: LogTemplate, names: readonly string[]): string | undefined {
  return names.find((name) => name !== service && name.length > 2 && namesWhole(sample, name));
}

const nameCharacter = /[A-Za-z0-9_-]/;

function namesWhole(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !nameCharacter.test(text[at - 1] ?? ' ') && !nameCharacter.test(text[at + name.length] ?? ' ');
}
