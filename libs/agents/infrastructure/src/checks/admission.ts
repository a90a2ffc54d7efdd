import { lineText } from '@compass/analysis';
import type { Controller, WorkloadEvent } from '@compass/agent-sdk';
import { lacking } from '../cluster/health.js';
import { declaredAt, warningsOf, type Cluster, type Workload } from '../cluster/cluster.js';
import { bytesOf } from '../cluster/quantities.js';
import { shown, told, type Check, type Seen } from './check.js';

const quotaKinds: readonly (readonly [RegExp, string])[] = [
  [/cpu/, 'kubernetes.quota-cpu'],
  [/memory/, 'kubernetes.quota-memory'],
  [/pods/, 'kubernetes.quota-pods'],
  [/services/, 'kubernetes.quota-services'],
  [/storage|persistentvolumeclaims/, 'kubernetes.quota-storage'],
];

const kindOf = (resource: string): string =>
  quotaKinds.find(([pattern]) => pattern.test(resource))?.[1] ?? 'kubernetes.quota';

export const refusedPods: Check = {
  id: 'refused-pod',
  reads: ['workloads', 'events', 'settings'],
  because: 'a controller that may not make its pods says who refused them; only what is still refused counts',
  find: (cluster) =>
    [...cluster.workloads.values()]
      .filter((workload) => lacking(workload) > 0)
      .flatMap((workload) => lastRefusal(workload, cluster).flatMap((event) => refused(workload, event))),
};

/** What was said last about making a pod, if it is a refusal. */
function lastRefusal(workload: Workload, cluster: Cluster): WorkloadEvent[] {
  const sets: readonly Controller[] = cluster.replicaSets.filter(
    (set) => set.workload === workload.name && set.desired > 0,
  );
  const owners = [
    ...sets.map(({ name }) => ['ReplicaSet', name] as const),
    ...(workload.controller ? [[workload.controller.kind, workload.name] as const] : []),
  ];
  const events = owners
    .flatMap(([kind, name]) => warningsOf(cluster, kind, name))
    .filter(({ reason }) => reason.startsWith('FailedCreate'));
  return events.sort((a, b) => b.lastSeenMs - a.lastSeenMs).slice(0, 1);
}

function refused({ name, namespace, pods }: Workload, { message, firstSeenMs }: WorkloadEvent): Seen[] {
  const said = { indicator: 'FailedCreate', strength: told, onsetMs: firstSeenMs };
  const sentence = `Pods of ${name} are refused: "${lineText(message, 300)}".`;
  const [, account] = /serviceaccount "?([^"\s]+?)"? not found/.exec(message) ?? [];
  if (account !== undefined && pods.length === 0)
    return [
      {
        ...said,
        object: name,
        category: 'kubernetes.service-account',
        statement: sentence,
        refutations: [`The service account ${account} exists.`],
      },
    ];
  const [, asked] = /exceeded quota: [^,]+, requested: ([^,]+)/.exec(message) ?? [];
  if (asked === undefined) return [];
  return [
    {
      ...said,
      object: namespace,
      category: kindOf(asked),
      statement: sentence,
      refutations: [`The quota of ${namespace} has room for what is asked.`],
    },
  ];
}

export const usedUpQuotas: Check = {
  id: 'used-up-quota',
  reads: ['settings', 'workloads', 'services', 'storage', 'manifests'],
  because: 'a quota that is used up matters where something that was declared is missing',
  find: (cluster) =>
    cluster.quotas.flatMap(({ name, namespace, limits }) =>
      limits
        .filter(({ resource, used, hard }) => used >= hard || used + askedOf(resource, cluster) > hard)
        .flatMap(({ resource, used, hard }) => {
          const missing = missingFor(kindOf(resource), cluster);
          if (missing.length === 0) return [];
          return [
            {
              object: namespace,
              category: kindOf(resource),
              indicator: resource,
              strength: shown,
              statement: `The quota ${name} of ${namespace} has no room for more (${resource} ${used} of ${hard}), and ${missing.slice(0, 3).join(', ')} is declared and missing.`,
              refutations: ['What is missing was made, or never asked for.'],
            },
          ];
        }),
    ),
};

/** How much of a resource the smallest thing asks for that was declared and is not there; 0 when that is not known. */
function askedOf(resource: string, { manifests, claims }: Cluster): number {
  if (!/requests\.storage/.test(resource)) return 0;
  const missing = manifests.filter(
    ({ kind, name }) => kind === 'PersistentVolumeClaim' && !claims.some((claim) => claim.name === name),
  );
  const asked = missing.flatMap(
    ({ spec }) => bytesOf(declaredAt(spec, 'spec', 'resources', 'requests', 'storage')) ?? [],
  );
  return asked.length > 0 ? Math.min(...asked) : 0;
}

/** What was declared, is not there, and would count against a quota of that kind. */
function missingFor(category: string, { manifests, services, claims, workloads }: Cluster): string[] {
  const declared = (kind: string) => manifests.filter((manifest) => manifest.kind === kind).map(({ name }) => name);
  const lacks = (kind: string, there: readonly { readonly name: string }[]) =>
    declared(kind)
      .filter((name) => !there.some((object) => object.name === name))
      .map((name) => `${kind} ${name}`);
  if (category === 'kubernetes.quota-services') return lacks('Service', services);
  if (category === 'kubernetes.quota-storage') return lacks('PersistentVolumeClaim', claims);
  return [...workloads.values()]
    .filter((workload) => workload.pods.length === 0 && lacking(workload) > 0)
    .map(({ name }) => `a pod of ${name}`);
}

export const missingAccounts: Check = {
  id: 'missing-service-account',
  reads: ['workloads', 'settings'],
  because: 'pods of a service account that does not exist are never made',
  find: ({ workloads, plain }) => {
    const accounts = new Set(plain.filter(({ kind }) => kind === 'ServiceAccount').map(({ name }) => name));
    return [...workloads.values()].flatMap((workload): Seen[] => {
      const account = workload.controller?.serviceAccount ?? '';
      if (
        accounts.size === 0 ||
        account === '' ||
        accounts.has(account) ||
        workload.pods.length > 0 ||
        lacking(workload) === 0
      )
        return [];
      return [
        {
          object: workload.name,
          category: 'kubernetes.service-account',
          indicator: 'serviceAccount',
          strength: shown,
          statement: `${workload.name} has no pod and runs as the service account ${account}, which does not exist.`,
        },
      ];
    });
  },
};
