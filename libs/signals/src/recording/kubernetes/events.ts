import { objectKinds } from '../../port/kubernetes-objects.js';
import type { WorkloadEvent } from '../../port/workloads.js';
import { describedText } from './described.js';
import { ageMs } from './quantities.js';
import { describesOf, tablesOf, type ToolOutput } from './tool-outputs.js';

const longestMessage = 600;
const described = {
  pods: 'Pod',
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  replicasets: 'ReplicaSet',
  services: 'Service',
  nodes: 'Node',
  persistentvolumeclaims: 'PersistentVolumeClaim',
  persistentvolumes: 'PersistentVolume',
} as const;

type Said = Omit<WorkloadEvent, 'objectKind' | 'objectName'>;

/** What the cluster said: below each described object, and in lists of events; each event once. */
export function eventsOf(recorded: readonly ToolOutput[], nowMs: number): WorkloadEvent[] {
  const below = Object.entries(described).flatMap(([resource, objectKind]) =>
    describesOf(recorded, resource).flatMap(({ text }) => {
      const object = describedText(text);
      const objectName = object.value('Name');
      return object
        .lines('Events')
        .flatMap((line) => belowObject(line, nowMs).map((said) => ({ ...said, objectKind, objectName })));
    }),
  );
  const listed = tablesOf(recorded, 'events').flatMap(({ text }) =>
    text.split('\n').flatMap((line) => inList(line, nowMs)),
  );
  const seen = new Set(below.map(identity));
  return [...below, ...listed.filter((event) => !seen.has(identity(event)))].sort(
    (a, b) => a.lastSeenMs - b.lastSeenMs,
  );
}

const identity = ({ objectKind, objectName, reason, message }: WorkloadEvent): string =>
  JSON.stringify([objectKind, objectName, reason, message.slice(0, 80)]);

/** `Warning  FailedScheduling  30s (x2 over 1m)  default-scheduler  the message` */
function belowObject(line: string, nowMs: number): Said[] {
  const [, type, reason, age, repeated, source, message] =
    /^\s+(Normal|Warning)\s+(\S+)\s+(\S+)(?:\s+\((x\d+ over \S+)\))?\s{2,}(\S+(?: \S+)*?)\s{2,}(.*)$/.exec(line) ?? [];
  return type === undefined
    ? []
    : saidOf({ type, reason: reason!, age: age!, repeated, source: source!, message: message! }, nowMs);
}

/** `30s  Warning  FailedScheduling  pod/x  the message` */
function inList(line: string, nowMs: number): WorkloadEvent[] {
  const [, age, repeated, type, reason, kind, objectName, message] =
    /^(\d\S*)(?:\s+\((x\d+ over \S+)\))?\s+(Normal|Warning)\s+(\S+)\s+([a-z]+)\/(\S+)\s+(.*)$/.exec(line) ?? [];
  const objectKind = objectKinds.find((known) => known.toLowerCase() === kind);
  if (objectKind === undefined) return [];
  return saidOf({ type: type!, reason: reason!, age: age!, repeated, source: '', message: message! }, nowMs).map(
    (said) => ({
      ...said,
      objectKind: objectKind,
      objectName: objectName!,
    }),
  );
}

interface Written {
  readonly type: string;
  readonly reason: string;
  readonly age: string;
  readonly repeated: string | undefined;
  readonly source: string;
  readonly message: string;
}

function saidOf({ type, reason, age, repeated, source, message }: Written, nowMs: number): Said[] {
  const last = ageMs(age);
  if (last === undefined) return [];
  const [, count, over] = /^x(\d+) over (\S+)$/.exec(repeated ?? '') ?? [];
  return [
    {
      type: type === 'Warning' ? 'Warning' : 'Normal',
      reason,
      source,
      message: message.slice(0, longestMessage),
      count: Number(count ?? 1),
      firstSeenMs: nowMs - (ageMs(over ?? '') ?? last),
      lastSeenMs: nowMs - last,
    },
  ];
}
