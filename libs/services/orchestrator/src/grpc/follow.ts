import type { Timers } from '@compass/kernel';
import { Observable, type Subscriber } from 'rxjs';

/** What one look found, and whether to look again. */
export interface Look<T> {
  readonly found: readonly T[];
  readonly isOver: boolean;
}

/** Between two looks at the store: what follows a log needs no state, in whatever instance it was written. */
const pauseMs = 200;

/** A stream of everything that look after look finds, until one is the last or nobody listens any more. */
export function follow<T>(look: () => Promise<Look<T>>, timers: Timers): Observable<T> {
  return new Observable((listener) => {
    let cancel = () => {};
    const again = async () => {
      const isOver = await deliver(look, listener);
      if (!isOver && !listener.closed) cancel = timers.after(pauseMs, () => void again());
    };
    void again();
    return () => cancel();
  });
}

async function deliver<T>(look: () => Promise<Look<T>>, listener: Subscriber<T>): Promise<boolean> {
  try {
    const { found, isOver } = await look();
    for (const each of found) listener.next(each);
    if (isOver) listener.complete();
    return isOver;
  } catch (error) {
    listener.error(error);
    return true;
  }
}
