/** CPU milliseconds of this process so far, all threads: what other processes do to the clock does not count. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
