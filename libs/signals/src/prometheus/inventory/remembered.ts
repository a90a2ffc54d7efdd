import type { Times } from '../http/prometheus-api.js';

const mostKept = 16;

/** Works out what is known of some times once, however many ask; what was asked for last is kept, a failure is not. */
export function rememberedByTimes<T>(workOut: (times: Times) => Promise<T>): (times: Times) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (times) => {
    const key = JSON.stringify(times);
    const found = known.get(key) ?? workOut(times);
    known.delete(key);
    known.set(key, found);
    found.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > mostKept) known.delete(oldest!);
    return found;
  };
}
