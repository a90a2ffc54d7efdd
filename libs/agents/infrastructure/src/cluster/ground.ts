import type { Telemetry } from '../telemetry.js';

interface Standing {
  readonly caller: string;
  readonly callee: string;
}

/** Which node and which namespace each workload needs in order to run. */
export function groundOf({ objects = [] }: Telemetry): Standing[] {
  const found = objects.flatMap((object): Standing[] => {
    if (object.kind === 'Pod')
      return [object.node, object.namespace].map((callee) => ({ caller: object.workload, callee }));
    const isController = object.kind === 'Deployment' || object.kind === 'StatefulSet' || object.kind === 'DaemonSet';
    return isController ? [{ caller: object.name, callee: object.namespace }] : [];
  });
  const named = found.filter(({ callee }) => callee !== '');
  return [...new Map(named.map((one) => [JSON.stringify(one), one])).values()];
}
