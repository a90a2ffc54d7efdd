import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { textTable } from '@compass/rendering';
import { familyOf } from '../mesh/all-in-one.js';
import { startCompassMesh } from '../mesh/compass-mesh.js';
import { cpuOfProcesses } from '../mesh/cpu-of-processes.js';
import { freeAddresses } from '../mesh/ports.js';
import { RawKafka } from '../mesh/raw-kafka.js';
import { startStage } from '../mesh/stage.js';
import { mean, percentile, rounded } from '../summary.js';
import { CompassRounds } from './compass-rounds.js';
import { installTemporal, Temporal } from './temporal-server.js';

export interface TemporalBenchOptions {
  /** Each measures all three in turn, so that a machine that changes its pace changes all of it. */
  readonly turns: number;
  /** Rounds of six tasks in a turn. */
  readonly rounds: number;
}

const inflight = 50;
const settleMs = 3_000;

interface Runner {
  rounds(total: number, inflight: number): Promise<number>;
}

/** Rounds of six tasks a second: COMPASS' market and agents beside Temporal's dev server, on its memory and on its file store. */
export async function benchTemporal(options: TemporalBenchOptions): Promise<void> {
  try {
    installTemporal();
  } catch (error) {
    console.log(
      `*** SKIPPED, NOT MEASURED: Temporal cannot be built here: ${(error as Error).message.split('\n', 1)[0]} ***`,
    );
    return;
  }
  const stage = await startStage();
  const kafka = new RawKafka(stage.kafka);
  try {
    const mesh = await startCompassMesh(stage, {}, { without: ['orchestrator', 'intake'] });
    const addresses = await freeAddresses(2);
    const memory = await Temporal.start(addresses[0]!, stage.directory);
    const file = await Temporal.start(addresses[1]!, stage.directory, join(stage.directory, 'temporal.db'));
    const compass = await CompassRounds.open(kafka);
    await sleep(settleMs);
    try {
      await measure({ compass, memory, file }, options);
    } finally {
      await Promise.all([mesh.stop(), memory.stop(), file.stop()]);
    }
  } finally {
    await kafka.close();
    await stage.stop();
  }
}

type Contestant = 'compass' | 'memory' | 'file';

async function measure(runners: Readonly<Record<Contestant, Runner>>, options: TemporalBenchOptions): Promise<void> {
  const { turns, rounds } = options;
  const names = Object.keys(runners) as Contestant[];
  for (const name of names) await runners[name].rounds(inflight, inflight);
  const perSecond: Record<Contestant, number[]> = { compass: [], memory: [], file: [] };
  const cpuMs: Record<Contestant, number[]> = { compass: [], memory: [], file: [] };
  for (let turn = 1; turn <= turns; turn++)
    for (const name of names) {
      const before = cpuOfAll();
      perSecond[name].push(rounds / (await runners[name].rounds(rounds, inflight)));
      cpuMs[name].push((cpuOfAll() - before) / rounds);
      console.error(`[temporal] turn ${turn}/${turns}: ${name} ${rounded(perSecond[name].at(-1)!)} rounds/s`);
    }
  print(perSecond, cpuMs);
}

function print(perSecond: Readonly<Record<Contestant, number[]>>, cpuMs: Readonly<Record<Contestant, number[]>>): void {
  const titles: Record<Contestant, string> = {
    compass: 'COMPASS: market, six agents, Kafka, PostgreSQL',
    memory: 'Temporal dev server, memory store, six workers',
    file: 'Temporal dev server, file store, six workers',
  };
  const median = (name: Contestant) => percentile(perSecond[name], 0.5);
  const rows = (Object.keys(titles) as Contestant[]).map((name) => [
    titles[name],
    rounded(median(name)),
    rounded(mean(cpuMs[name])),
  ]);
  console.log(`\n${textTable([['rounds of six tasks', 'a second (p50)', 'CPU ms each, all processes'], ...rows])}`);
  const ratio = (name: Contestant, atLeast: number) => {
    const measured = median('compass') / median(name);
    return [
      `COMPASS / ${name} store`,
      `${rounded(measured)} x`,
      `>= ${atLeast} x`,
      measured >= atLeast ? 'holds' : 'FALLS SHORT',
    ];
  };
  console.log(`\n${textTable([['', 'measured', 'to reach', ''], ratio('file', 3), ratio('memory', 1.5)])}`);
  console.log(`\nload of the machine: ${loadavg().map(rounded).join(' ')}`);
}

/** CPU milliseconds of this process and all that it started, so far. */
function cpuOfAll(): number {
  const pids = Object.fromEntries(familyOf(process.pid).map((pid) => [String(pid), pid]));
  return Object.values(cpuOfProcesses(pids)).reduce((sum, ms) => sum + ms, 0);
}
