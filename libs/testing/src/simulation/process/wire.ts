import type { Cancel } from '@compass/kernel';

/** The way from a process to what it stands on: whatever crosses it may be late, get lost, or be the last that the process does. */
export interface Wire {
  /**
   * Has `effect` happen at the other end.
   * @param label what is called, `<port>.<operation>`; faults and traces name it
   */
  call<T>(label: string, effect: () => T | Promise<T>): Promise<T>;
  /** Has `listener` called when the process dies, until cancelled: the other end notices that the connection is gone. */
  onCrash(listener: () => void): Cancel;
}

/** A wire on which everything arrives, for contract suites. */
export const directWire: Wire = {
  call: async (_, effect) => effect(),
  onCrash: () => () => undefined,
};

/** One connection: what is called without waiting happens at the other end in the order in which it was called. */
export function inOrder(wire: Wire): Wire {
  let last: Promise<unknown> = Promise.resolve();
  return {
    call: (label, effect) => {
      const next = last.catch(() => undefined).then(() => wire.call(label, effect));
      last = next;
      return next;
    },
    onCrash: (listener) => wire.onCrash(listener),
  };
}

/** Has every operation of a repository cross the wire. */
export function overWire<T extends object>(wire: Wire, port: string, repository: T): T {
  return new Proxy(repository, {
    get: (target, operation) => {
      const perform = Reflect.get(target, operation) as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => wire.call(`${port}.${String(operation)}`, () => perform(...args));
    },
  });
}
