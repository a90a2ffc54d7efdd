import { readFileSync } from 'node:fs';

/** Clock ticks of Linux' process accounting, a second. */
const ticksPerSecond = 100;

/** CPU milliseconds of running processes so far, all threads, by name; to 10 ms. @param pids by name */
export function cpuOfProcesses(pids: Readonly<Record<string, number>>): Record<string, number> {
  const spent = ([name, pid]: [string, number]): [string, number] => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system] = [Number(fields[11]), Number(fields[12])];
    return [name, ((user + system) * 1000) / ticksPerSecond];
  };
  return Object.fromEntries(Object.entries(pids).map(spent));
}
