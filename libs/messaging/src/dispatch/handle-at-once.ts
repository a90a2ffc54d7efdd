import type { Admission } from '../port/inbox.js';
import type { Store } from '../port/store.js';

/**
 * Handles messages without waiting for their admission, which nearly all of them get: it is asked for first, and what the handler asks
 * for goes out with it, so that a transaction takes a round trip less. Where one is not admitted, all is rolled back.
 * @returns undefined when not all were admitted: nothing has happened
 */
export async function handleAtOnce<Tx, T>(
  store: Store<Tx>,
  admit: (tx: Tx) => Promise<readonly Admission[]>,
  handle: (tx: Tx) => Promise<T>,
): Promise<T | undefined> {
  let isRefused = false;
  try {
    return await store.transact(async (tx) => {
      const [admissions, handled] = await Promise.allSettled([admit(tx), handle(tx)]);
      if (admissions.status === 'rejected') throw admissions.reason;
      isRefused = admissions.value.some((admission) => admission !== 'admitted');
      if (isRefused) throw new Error('not admitted');
      if (handled.status === 'rejected') throw handled.reason;
      return handled.value;
    });
  } catch (thrown) {
    if (isRefused) return undefined; // whatever the handler made of it, and the database of that
    throw thrown;
  }
}
