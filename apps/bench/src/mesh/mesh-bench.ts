import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { textTable } from '@compass/rendering';
import pg from 'pg';
import { allTopics, body, partitions, topics } from '../null-mesh/graph.js';
import { startNullMesh } from '../null-mesh/null-mesh.js';
import { percentile, rounded, targetRow, type Target } from '../summary.js';
import { alertOf } from './alert.js';
import { measureAllInOne, type AllInOne } from './all-in-one.js';
import { startCompassMesh } from './compass-mesh.js';
import { rawClient } from './raw-grpc.js';
import { RawKafka } from './raw-kafka.js';
import { RoundTrips } from './round-trips.js';
import { startStage, type Stage } from './stage.js';

export interface MeshBenchOptions {
  /** Each measures everything in turn, so that a machine that changes its pace changes all of it. */
  readonly rounds: number;
}

const perRound = 10;
const warmUps = 10;
const settleMs = 3_000;
const atOnce = 50;
const hopTopic = 'bench.hop';

/** Milliseconds of each measurement, by what was measured. */
type Measured = Readonly<Record<'hop' | 'call' | 'commit' | 'null' | 'mesh', number[]>>;

/** Measures and prints: floors, null mesh and mesh in turn on one Kafka and one Postgres; then a burst, then all-in-one. */
export async function benchMesh({ rounds }: MeshBenchOptions): Promise<void> {
  const stage = await startStage();
  try {
    const { measured, burstMs } = await measureMeshes(stage, rounds);
    const allInOne = await measureAllInOne(stage.directory);
    print(measured, burstMs, allInOne);
  } finally {
    await stage.stop();
  }
}

async function measureMeshes(stage: Stage, rounds: number): Promise<{ measured: Measured; burstMs: number }> {
  const kafka = new RawKafka(stage.kafka);
  const pool = new pg.Pool({ connectionString: stage.database });
  await pool.query('CREATE TABLE null_commits (id bigserial PRIMARY KEY, body bytea NOT NULL)');
  await kafka.createTopics([...allTopics, hopTopic], partitions);
  console.error('[bench] starting');
  const [nullMesh, stopMesh] = [await startNullMesh(stage), await startCompassMesh(stage)];
  try {
    const steps = await openSteps(kafka, pool, rawClient(nullMesh.addresses['application']!));
    console.error('[bench] both meshes are up');
    await sleep(settleMs);
    const measured: Measured = { hop: [], call: [], commit: [], null: [], mesh: [] };
    for (let i = 0; i < warmUps; i++) for (const step of Object.values(steps)) await step(1);
    console.error('[bench] warm');
    for (let round = 0; round < rounds; round++) {
      for (const [what, step] of Object.entries(steps))
        for (let i = 0; i < perRound; i++) measured[what as keyof Measured].push(await step(1));
      const medians = Object.entries(measured).map(([what, ms]) => `${what} ${rounded(percentile(ms, 0.5))} ms`);
      console.error(`[bench] round ${round + 1}/${rounds}: ${medians.join(', ')}`);
    }
    return { measured, burstMs: await steps.mesh(atOnce) };
  } finally {
    await Promise.all([nullMesh.stop(), stopMesh(), kafka.close(), pool.end()]);
  }
}

/** Each does its work once, or so many times at once, and tells the milliseconds until all is done. */
async function openSteps(kafka: RawKafka, pool: pg.Pool, call: (request: Buffer) => Promise<Buffer>) {
  const hops = await RoundTrips.open(kafka, hopTopic, hopTopic);
  const nulls = await RoundTrips.open(kafka, topics.alerts, topics.verdicts);
  const verdicts = await RoundTrips.open(kafka, 'compass.alerts.v1', 'compass.verdicts.v1');
  let sent = 0;
  const keys = (count: number) => Array.from({ length: count }, () => `bench${sent++}`);
  const plain = (count: number) => keys(count).map((key) => ({ key, value: body }));
  return {
    hop: (count: number) => hops.measure(plain(count)),
    call: () => timed(() => call(body)),
    commit: () => timed(() => pool.query('INSERT INTO null_commits (body) VALUES ($1)', [body])),
    null: (count: number) => nulls.measure(plain(count)),
    mesh: (count: number) => verdicts.measure(keys(count).map((key) => ({ key, value: alertOf(key) }))),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await work();
  return performance.now() - beganMs;
}

function print(measured: Measured, burstMs: number, { startMs, memoryMb }: AllInOne): void {
  const p = (what: keyof Measured, share: number) => percentile(measured[what], share);
  const sum = 9 * p('hop', 0.5) + 8 * p('commit', 0.5) + 6 * p('call', 0.5);
  const figures = Object.keys(measured).map((what) => {
    const name = what as keyof Measured;
    return [names[name], ...[0.5, 0.99].map((share) => `${rounded(p(name, share))} ms`)];
  });
  console.log(textTable([['', 'p50', 'p99'], ...figures]));
  console.log(`\n9 hops + 8 commits + 6 calls, at p50: ${rounded(sum)} ms\n`);
  const targets: Target[] = [
    { what: 'null mesh p50 / sum', measured: p('null', 0.5) / sum, unit: 'x', atMost: 1.3 },
    { what: 'mesh p50 / null mesh p50', measured: p('mesh', 0.5) / p('null', 0.5), unit: 'x', atMost: 2.5 },
    { what: 'mesh p99 / null mesh p99', measured: p('mesh', 0.99) / p('null', 0.99), unit: 'x', atMost: 4 },
    { what: 'mesh p50 / sum', measured: p('mesh', 0.5) / sum, unit: 'x', atMost: 3 },
    { what: '50 investigations at once', measured: burstMs / 1000, unit: 's', atMost: 5 },
    { what: 'all-in-one: cold start', measured: startMs / 1000, unit: 's', atMost: 5 },
    { what: 'all-in-one: memory with Postgres', measured: memoryMb, unit: 'MB', atMost: 400 },
  ];
  console.log(textTable([['', 'measured', 'to reach', ''], ...targets.map(targetRow)]));
  console.log(`\nno trace is exported; load of the machine: ${loadavg().map(rounded).join(' ')}`);
}

const names: Readonly<Record<keyof Measured, string>> = {
  hop: 'raw kafkajs hop',
  call: 'gRPC unary call',
  commit: 'Postgres commit',
  null: 'null mesh, alert -> verdict',
  mesh: 'mesh, alert -> verdict',
};
