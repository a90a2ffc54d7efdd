import type { TimeWindow } from '@compass/kernel';

const mostWindows = 16;

/** Works out what is known of a window once, however many ask; the windows asked for last are kept, a failure is not. */
export function rememberedByWindow<T>(workOut: (window: TimeWindow) => Promise<T>): (window: TimeWindow) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (window) => {
    const key = `${window.startMs}-${window.endMs}`;
    const found = known.get(key) ?? workOut(window);
    known.delete(key);
    known.set(key, found);
    found.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > mostWindows) known.delete(oldest!);
    return found;
  };
}
