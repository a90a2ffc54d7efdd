import { tellsVitalSign, type Witnesses, type WitnessTest } from '@compass/analysis';
import type { Observation, Signals } from '@compass/signals';
import type { Task } from '../agent/task.js';
import { metricHistory } from '../looks/metric-history.js';

export interface WitnessLooks {
  readonly telemetry: Witnesses;
  /** The looks that showed what was read; never empty. */
  readonly observationsOf: (reads: WitnessTest['reads']) => readonly [Observation, ...Observation[]];
}

const bucketSeconds = 15;

/** What any claim can be tested by: what every service shows and uses, what it logs, and who calls whom. */
export async function witnessLooks(task: Pick<Task, 'window'>, signals: Signals): Promise<WitnessLooks> {
  const { window } = task;
  const [metrics, traces, logs, platform, topology, edges] = await Promise.all([
    metricHistory(signals, task, tellsVitalSign),
    signals.traces.operations({ window, bucketSeconds }),
    signals.logs.templates({ window, bucketSeconds }),
    signals.workloads.objects({ window, kinds: ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'Node'] }),
    signals.topology.edges({ window }),
    signals.traces.edges({ window }),
  ]);
  const looks = { traces: [traces], logs: [logs], platform: [platform], calls: [topology, edges] };
  const calls = [...(topology.data ?? []), ...(edges.data ?? [])].map(({ caller, callee }) => ({ caller, callee }));
  return {
    telemetry: { series: metrics.series, traces: traces.data, logs: logs.data, platform: platform.data, calls },
    observationsOf: (reads) => {
      const all = reads.flatMap(({ source, services }): readonly Observation[] =>
        source === 'metrics' ? services.flatMap(metrics.observationsOf) : looks[source],
      );
      const [first = metrics.observations[0], ...more] = new Set(all);
      return [first, ...more];
    },
  };
}
