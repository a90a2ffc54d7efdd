import { readFileSync } from 'node:fs';
import { cpusOf } from '../platform/node-placement.js';
import { NODES } from '../platform/service-names.js';
import { startTelemetry } from '../telemetry/telemetry.js';

/** Jiffies of some CPUs since the start of the machine. */
interface CpuTime {
  readonly busy: number;
  readonly total: number;
}

/** Reports each node under its name, as its agent would: the share of its processor time that is used, and by whomever. */
export function watchNodes(otlpUrl: string): { stop(): Promise<void> }[] {
  return Object.keys(NODES).map((node) => {
    const cpus = cpusOf(node).split(',');
    const telemetry = startTelemetry({ service: node, version: '1', otlpUrl });
    let before = readCpuTime(cpus);
    telemetry.meter.createObservableGauge('system.cpu.utilization').addCallback((result) => {
      const now = readCpuTime(cpus);
      result.observe((now.busy - before.busy) / Math.max(1, now.total - before.total));
      before = now;
    });
    telemetry.meter.createObservableGauge('system.cpu.runnable').addCallback((result) => {
      result.observe(Number(/^procs_running (\d+)/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? 0));
    });
    return telemetry;
  });
}

/** The lines `cpuN user nice system idle iowait irq softirq steal …` of /proc/stat. */
function readCpuTime(cpus: readonly string[]): CpuTime {
  const lines = readFileSync('/proc/stat', 'utf8').split('\n');
  const times = lines.filter((line) => cpus.includes(/^cpu(\d+) /.exec(line)?.[1] ?? '')).map(timesOf);
  return { busy: sum(times.map(({ busy }) => busy)), total: sum(times.map(({ total }) => total)) };
}

function timesOf(line: string): CpuTime {
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, steal = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + soft + steal;
  return { busy, total: busy + idle + wait };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
