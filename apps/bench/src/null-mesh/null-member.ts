#!/usr/bin/env node
// One process of the null mesh: what BENCH_ROLE does for an investigation, without deciding anything.
import pg from 'pg';
import { RawKafka } from '../mesh/raw-kafka.js';
import { rawClient, serveRaw } from '../mesh/raw-grpc.js';
import { body, disprover, keyOf, roundOf, specialists, topics } from './graph.js';

const setting = (name: string): string => process.env[name] ?? '';
const pool = new pg.Pool({ connectionString: setting('BENCH_DATABASE'), max: 10 });
const kafka = new RawKafka(setting('BENCH_KAFKA'));
const producer = await kafka.producer();
const addresses = JSON.parse(setting('BENCH_ADDRESSES')) as Readonly<Record<string, string>>;
const clients = new Map(Object.entries(addresses).map(([name, address]) => [name, rawClient(address)]));

const commit = (): Promise<unknown> => pool.query('INSERT INTO null_commits (body) VALUES ($1)', [body]);
const call = (name: string): Promise<unknown> => clients.get(name)!(body);
const publish = (sent: readonly (readonly [topic: string, key: string])[]): Promise<unknown> =>
  producer.sendBatch({
    acks: -1,
    topicMessages: sent.map(([topic, key]) => ({ topic, messages: [{ key, value: body }] })),
  });

type Handler = (keys: readonly string[]) => Promise<unknown>;
interface Role {
  readonly reads: Readonly<Record<string, Handler>>;
  /** What it does when it is called. */
  readonly serves?: () => Promise<unknown>;
}

const tasksOf = (key: string): readonly string[] => (roundOf(key)[1] === 'observe' ? specialists : [disprover]);

async function solicitAndAward(keys: readonly string[]): Promise<void> {
  const awards = keys.flatMap((key) => tasksOf(key).map((agent) => [agent, key] as const));
  await Promise.all(awards.map(([agent]) => call(agent)));
  await commit();
  await publish(awards.flatMap(([agent, key]) => [[topics.agent(agent), key] as const, [topics.market, key] as const]));
}

const received = new Map<string, number>();

async function collect(keys: readonly string[]): Promise<void> {
  await call('knowledge-store');
  await commit();
  for (const key of keys) {
    const count = (received.get(key) ?? 0) + 1;
    received.set(key, count);
    if (count < tasksOf(key).length) continue;
    const [id, round] = roundOf(key);
    await publish([round === 'observe' ? [topics.tasks, keyOf(id, 'disprove')] : [topics.verdicts, id]]);
  }
}

const thenPublish =
  (topic: string, rename = (key: string) => key): Handler =>
  async (keys) => {
    await commit();
    await publish(keys.map((key) => [topic, rename(key)] as const));
  };

const roles: Readonly<Record<string, Role>> = {
  intake: { reads: { [topics.alerts]: thenPublish(topics.incidents) } },
  orchestrator: {
    reads: {
      [topics.incidents]: thenPublish(topics.tasks, (id) => keyOf(id, 'observe')),
      [topics.results]: collect,
      [topics.market]: commit,
    },
  },
  'task-market': { reads: { [topics.tasks]: solicitAndAward, [topics.results]: thenPublish(topics.market) } },
  'knowledge-store': { reads: {}, serves: commit },
};

function agentRole(name: string): Role {
  const work: Handler = async (keys) => {
    await call('knowledge-store');
    await publish(keys.map((key) => [topics.results, key] as const));
  };
  return { reads: { [topics.agent(name)]: work }, serves: () => Promise.resolve() };
}

const name = setting('BENCH_ROLE');
const role = roles[name] ?? agentRole(name);
if (role.serves) await serveRaw(addresses[name]!, role.serves);
const read = Object.keys(role.reads);
if (read.length > 0)
  await kafka.consume(read, (topic, keys) => Promise.resolve(role.reads[topic]!(keys)).then(() => undefined));
console.log('ready');
