import { watch, type WatchOptions } from 'node:fs';
import { extname, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Editors write more than once. */
const settleMs = 100;
const watched = ['.ts', '.js', '.mjs', '.json'];
const foreign = ['node_modules', '.git'];

/** Known to Node, not yet to its types: spares it the reading of what is of no interest. */
const everywhere = { recursive: true, ignore: foreign.map((each) => `**/${each}/**`) } as WatchOptions;

/** Source files below a folder that were written, at any depth, as paths from there; what is written at about the same time is told once. */
export async function* changedFiles(folder: string): AsyncGenerator<string> {
  const changed = new Set<string>();
  let wake = () => {};
  const watcher = watch(folder, everywhere, (_, file) => {
    if (typeof file !== 'string' || !isSource(file)) return;
    changed.add(file);
    wake();
  });
  try {
    for (;;) {
      if (changed.size === 0) await new Promise<void>((resolved) => (wake = resolved));
      await pause(settleMs);
      const [first] = changed;
      changed.clear();
      if (first !== undefined) yield first;
    }
  } finally {
    watcher.close();
  }
}

const isSource = (file: string): boolean =>
  watched.includes(extname(file)) && !file.split(sep).some((part) => foreign.includes(part));
