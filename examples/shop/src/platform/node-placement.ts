import { cpus } from 'node:os';
import { NODES } from './service-names.js';

/** The CPUs of a node, as `taskset` takes them: this machine's are dealt out in turn. All of them where there is but one. */
export function cpusOf(node: string): string {
  const names = Object.keys(NODES);
  const own = cpus().flatMap((_, cpu) => (names[cpu % names.length] === node ? [cpu] : []));
  return own.length > 0 ? own.join(',') : '0';
}

/** The node that a service runs on. */
export function nodeOf(service: string): string | undefined {
  return Object.keys(NODES).find((node) => (NODES[node] as readonly string[] | undefined)?.includes(service));
}
