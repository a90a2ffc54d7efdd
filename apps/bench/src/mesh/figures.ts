import { loadavg } from 'node:os';
import { textTable } from '@compass/rendering';
import { percentile, rounded, targetRow, type Target } from '../summary.js';
import type { AllInOne } from './all-in-one.js';

/** Investigations of a burst. */
export const atOnce = 50;

/** Milliseconds of each measurement, by what was measured. */
export type Measured = Readonly<Record<'hop' | 'call' | 'commit' | 'null' | 'mesh', number[]>>;

export interface MeasuredMeshes {
  readonly measured: Measured;
  readonly nullBurst: Burst;
  readonly meshBurst: Burst;
}

export interface Burst {
  /** Until the last has its verdict. */
  readonly ms: number;
  /** CPU milliseconds for each investigation, by process. */
  readonly cpuMs: Readonly<Record<string, number>>;
}

/** Latencies, and how they compare with what was to be reached. */
export function printLatencies({ measured, meshBurst }: MeasuredMeshes, { startMs, memoryMb }: AllInOne): void {
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
    { what: '50 investigations at once', measured: meshBurst.ms / 1000, unit: 's', atMost: 5 },
    { what: 'all-in-one: cold start', measured: startMs / 1000, unit: 's', atMost: 5 },
    { what: 'all-in-one: memory with Postgres', measured: memoryMb, unit: 'MB', atMost: 400 },
  ];
  console.log(textTable([['', 'measured', 'to reach', ''], ...targets.map(targetRow)]));
  console.log(`\nno trace is exported; load of the machine: ${loadavg().map(rounded).join(' ')}`);
}

/** Where the CPU time goes. */
export function printCpu({ nullBurst, meshBurst }: MeasuredMeshes): void {
  const total = (cpuMs: Burst['cpuMs']) => Object.values(cpuMs).reduce((sum, x) => sum + x, 0);
  const rows = Object.keys(meshBurst.cpuMs).map((name) => [name, nullBurst.cpuMs[name] ?? NaN, meshBurst.cpuMs[name]!]);
  const all = [...rows, ['together', total(nullBurst.cpuMs), total(meshBurst.cpuMs)]] as [string, number, number][];
  const cells = all.map(([name, inNull, inMesh]) => [name, rounded(inNull), rounded(inMesh)]);
  const title = [`CPU ms per investigation, ${atOnce} at once`, 'null mesh', 'mesh'];
  console.log(`\n${textTable([title, ...cells])}`);
}

const names: Readonly<Record<keyof Measured, string>> = {
  hop: 'raw kafkajs hop',
  call: 'gRPC unary call',
  commit: 'Postgres commit',
  null: 'null mesh, alert -> verdict',
  mesh: 'mesh, alert -> verdict',
};
