import type { ClusterService, KubernetesObject, ServicePort } from '../../port/kubernetes-objects.js';
import type { Reachability } from '../../port/workloads.js';
import { describedText, labelsOf, type DescribedObject } from './described.js';
import { describesOf, textsOf, type ToolOutput } from './tool-outputs.js';

/** Services, each with the addresses behind it. */
export function servicesOf(recorded: readonly ToolOutput[]): KubernetesObject[] {
  const behind = new Map(
    describesOf(recorded, 'endpoints').map(({ text }) => {
      const endpoints = describedText(text);
      return [endpoints.value('Name'), endpoints] as const;
    }),
  );
  return describesOf(recorded, 'services').map(({ text }) => {
    const described = describedText(text);
    return serviceOf(described, behind.get(described.value('Name')));
  });
}

function serviceOf(described: DescribedObject, endpoints: DescribedObject | undefined): ClusterService {
  const subsets = endpoints?.below('Subsets');
  const addresses = (key: string) => (subsets?.value(key) ?? '').split(',').filter((address) => address !== '');
  const own = described
    .value('Endpoints')
    .split(',')
    .map((address) => address.trim().replace(/:\d+$/, ''));
  return {
    kind: 'Service',
    name: described.value('Name'),
    namespace: described.value('Namespace'),
    labels: labelsOf(described.list('Labels')),
    type: described.value('Type'),
    clusterIp: described.value('IP'),
    selector: labelsOf(described.list('Selector')),
    ports: portsOf(described),
    ready: endpoints ? addresses('Addresses') : own.filter((address) => /\d/.test(address)),
    notReady: addresses('NotReadyAddresses'),
  };
}

function portsOf(described: DescribedObject): ServicePort[] {
  const all = (key: string) => described.parts.filter((part) => part.key === key).map(({ value }) => value);
  const targets = all('TargetPort');
  return all('Port').flatMap((text, index) => {
    const [, name, port, protocol] = /^(\S*)\s+(\d+)\/(\w+)/.exec(text) ?? [];
    if (port === undefined) return [];
    const target = (targets[index] ?? '').split('/')[0]!;
    return [{ name: name === '<unset>' ? '' : name!, port: Number(port), target, protocol: protocol! }];
  });
}

/** Attempts to connect to services' ports: from each node that was tried, or from somewhere in the cluster. */
export function reachabilityOf(recorded: readonly ToolOutput[]): Reachability[] {
  return textsOf(recorded, 'CheckServiceConnectivity').flatMap(({ asked, text }) => {
    const tried = { service: asked('service_name'), port: Number(asked('port')) };
    if (tried.service === '' || Number.isNaN(tried.port)) return [];
    const reports = text.split(/Debug Pod test results deployed on ([^:\s]+):/);
    if (reports.length === 1) return outcomeOf(text).map((reached) => ({ ...tried, reached }));
    return reports.flatMap((fromNode, index) =>
      index % 2 === 0 ? [] : outcomeOf(reports[index + 1]!).map((reached) => ({ ...tried, fromNode, reached })),
    );
  });
}

/** Empty when the attempt itself came to nothing. */
function outcomeOf(text: string): boolean[] {
  if (/Connection Failed/i.test(text)) return [false];
  return /Connection Succeeded/i.test(text) ? [true] : [];
}
