import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { allTopics, body, partitions, topics } from '../null-mesh/graph.js';
import { startNullMesh } from '../null-mesh/null-mesh.js';
import { percentile, rounded } from '../summary.js';
import { alertOf } from './alert.js';
import { measureAllInOne } from './all-in-one.js';
import { cpuOfProcesses } from './cpu-of-processes.js';
import { startCompassMesh } from './compass-mesh.js';
import { atOnce, printCpu, printLatencies, type Burst, type Measured, type MeasuredMeshes } from './figures.js';
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
const hopTopic = 'bench.hop';

/** Measures and prints: floors, null mesh and mesh in turn on one Kafka and one Postgres; then a burst, then all-in-one. */
export async function benchMesh({ rounds }: MeshBenchOptions): Promise<void> {
  const stage = await startStage();
  try {
    const meshes = await measureMeshes(stage, rounds);
    const allInOne = await measureAllInOne(stage.directory);
    printLatencies(meshes, allInOne);
    printCpu(meshes);
  } finally {
    await stage.stop();
  }
}

async function burst(run: () => Promise<number>, pids: Readonly<Record<string, number>>): Promise<Burst> {
  const before = cpuOfProcesses(pids);
  const ms = await run();
  const spent = Object.entries(cpuOfProcesses(pids)).map(([name, after]) => [name, (after - before[name]!) / atOnce]);
  return { ms, cpuMs: Object.fromEntries(spent) as Record<string, number> };
}

async function measureMeshes(stage: Stage, rounds: number): Promise<MeasuredMeshes> {
  const kafka = new RawKafka(stage.kafka);
  const pool = new pg.Pool({ connectionString: stage.database });
  await pool.query('CREATE TABLE null_commits (id bigserial PRIMARY KEY, body bytea NOT NULL)');
  await kafka.createTopics([...allTopics, hopTopic], partitions);
  console.error('[bench] starting');
  const mesh = await startCompassMesh(stage);
  const nullMesh = await startNullMesh(stage);
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
    const nullBurst = await burst(() => steps.null(atOnce), nullMesh.pids);
    const meshBurst = await burst(() => steps.mesh(atOnce), mesh.pids);
    return { measured, nullBurst, meshBurst };
  } finally {
    await Promise.all([nullMesh.stop(), mesh.stop(), kafka.close(), pool.end()]);
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
