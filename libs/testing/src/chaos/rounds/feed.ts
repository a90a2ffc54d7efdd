// Mends kafkajs' idle connections for everything in this process, see there.
import '@compass/messaging';
import { cpSync, linkSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners, type Message, type Producer } from 'kafkajs';

const cases = ['incident-015', 'incident-011', 'incident-012'];
const answerWithinMs = 5_000;
const postAgainMs = 250;

interface Webhook {
  groupKey: string;
  alerts: { labels: Record<string, string>; fingerprint: string }[];
}

export interface FeedOptions {
  readonly brokers: readonly string[];
  readonly gateway: string;
  readonly recorded: string;
  /** Where the environments' recordings are made. */
  readonly recordings: string;
}

/**
 * Monitors that publish to Kafka and by HTTP, and the recordings behind their alerts: one environment of its own for each incident.
 * By HTTP they post again until they are answered with 202, as monitors do.
 */
export class Feed {
  /** Ids of alerts that were acknowledged by Kafka or the gateway. */
  readonly acknowledged = new Set<string>();
  private fed = 0;
  private readonly posting = new Set<Promise<void>>();

  private constructor(
    private readonly options: FeedOptions,
    private readonly producer: Producer,
  ) {}

  static async start(options: FeedOptions): Promise<Feed> {
    const kafka = new Kafka({
      clientId: 'monitor',
      brokers: [...options.brokers],
      logLevel: logLevel.NOTHING,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 1_000 },
    });
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    // Links do not reach across file systems: one copy, and links to that.
    for (const id of cases)
      cpSync(join(options.recorded, 'cases', id), join(options.recordings, 'cases', id), { recursive: true });
    return new Feed(options, producer);
  }

  /** How many incidents there must be. */
  get incidents(): number {
    return this.fed;
  }

  /**
   * Sends the alerts of `count` more incidents: each fires on two pods; of the first Kafka gets `copies`, of the second the gateway
   * one. Resolves when Kafka has its part; the gateway's may take longer.
   */
  async publish(count: number, copies = 2): Promise<void> {
    const ordinals = this.more(count);
    const messages = ordinals.flatMap((n) => Array<Message>(copies).fill(this.alertOf(n, 1)));
    for (const n of ordinals) this.postInBackground(n);
    await this.producer.send({ topic: 'compass.alerts.v1', messages });
    for (const n of ordinals) this.acknowledged.add(`${n}-1`);
  }

  /** On every topic of events, one of a type that only a later version knows. */
  async publishUnknownEvents(): Promise<void> {
    const headers = {
      ce_specversion: '1.0',
      ce_type: 'compass.later.v1.SomethingHappened',
      ce_source: 'later',
      ce_time: '2030-01-01T00:00:00.000Z',
    };
    const topics = ['incidents', 'tasks', 'market', 'results', 'verdicts'].map((name) => `compass.${name}.v1`);
    for (const [n, topic] of topics.entries())
      await this.producer.send({
        topic,
        messages: [{ key: 'later', value: 'later', headers: { ...headers, ce_id: `later-${n}` } }],
      });
  }

  /** Sends the alerts of `count` more incidents to the gateway only. */
  postOnly(count: number): void {
    for (const n of this.more(count)) this.postInBackground(n);
  }

  /** Resolves when the gateway has acknowledged everything. */
  async untilPosted(): Promise<void> {
    await Promise.all(this.posting);
  }

  stop(): Promise<void> {
    return this.producer.disconnect();
  }

  /** The ordinals of more incidents, whose recordings are there. */
  private more(count: number): number[] {
    const { recordings } = this.options;
    const ordinals = Array.from({ length: count }, () => this.fed++);
    for (const n of ordinals) linkTree(join(recordings, 'cases', caseOf(n)), join(recordings, 'chaos/cases', `n-${n}`));
    return ordinals;
  }

  private alertOf(n: number, pod: number): Message & { readonly value: string } {
    const environment = `chaos/n-${n}`;
    const file = join(this.options.recordings, 'cases', caseOf(n), 'alert.json');
    const webhook = JSON.parse(readFileSync(file, 'utf8')) as Webhook;
    webhook.groupKey = `{}:{environment="${environment}"}`;
    for (const alert of webhook.alerts) {
      alert.fingerprint = `${n}-${pod}`;
      Object.assign(alert.labels, { environment, pod: `pod-${pod}`, chaos_alert: `${n}-${pod}` });
    }
    return { value: JSON.stringify(webhook), headers: { 'compass-environment': environment } };
  }

  private postInBackground(n: number): void {
    const posted = this.post(n).finally(() => this.posting.delete(posted));
    this.posting.add(posted);
  }

  private async post(n: number): Promise<void> {
    const { value: body } = this.alertOf(n, 2);
    const headers = { 'content-type': 'application/json', 'compass-environment': `chaos/n-${n}` };
    const url = `${this.options.gateway}/v1/alerts/alertmanager`;
    const attempt = () =>
      fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(answerWithinMs) }).then(
        ({ status }) => status,
        () => 0,
      );
    while ((await attempt()) !== 202) await sleep(postAgainMs);
    this.acknowledged.add(`${n}-2`);
  }
}

const caseOf = (n: number): string => cases[n % cases.length]!;

/** The same files under other names, without a copy of what is in them. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true }))
    if (entry.isDirectory()) linkTree(join(from, entry.name), join(to, entry.name));
    else linkSync(join(from, entry.name), join(to, entry.name));
}
