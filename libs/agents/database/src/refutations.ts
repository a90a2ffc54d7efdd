/** What would have to be seen if the category were wrong. */
export const refutations: Readonly<Record<string, readonly string[]>> = {
  'database.lock-contention': [
    'No session waits for a lock.',
    'Statements that take no lock are as slow as those that do.',
    'Its callers do not wait for it longer than before.',
  ],
  'database.connections-exhausted': ['Connections stay below their limit, and nobody waits for one.'],
  'database.slow-queries': ['Sessions wait for locks.', 'Its callers do not wait for it longer than before.'],
  'database.overload': ['Statements are as fast as before while the other work goes on.'],
  'database.unreachable': ['Statements succeed.'],
};
