/** What databases and their drivers say, by the kind of cause that it tells of. */
interface Message {
  readonly category: string;
  readonly pattern: RegExp;
  /** Said of other things than databases, too: counts only where a database is named. */
  readonly ambiguous?: true;
  /** Said by a pool of the service that writes it: the database itself was not asked. */
  readonly ofPool?: true;
}

/** PostgreSQL, MySQL and Oracle, and pools of Java, Node and Python; SQLSTATE codes from PostgreSQL's appendix A. */
const messages: readonly Message[] = [
  {
    category: 'infrastructure.disk-full',
    pattern:
      /no space left on device|could not extend file|disk (is )?full|the table .* is full|unable to extend (table|index|segment)|\bENOSPC\b|\b53100\b|ER_DISK_FULL/i,
  },
  {
    category: 'database.credentials',
    pattern:
      /password authentication failed|authentication failed for user|access denied for user|invalid username\/password|\b(28P01|28000|ORA-01017)\b|ER_ACCESS_DENIED/i,
  },
  {
    category: 'database.lock-contention',
    pattern:
      /deadlock (detected|found)|lock (wait )?time-?out|could not obtain lock|lock.not.available|\b(55P03|40P01|ORA-00054|ORA-00060)\b|ER_LOCK_/i,
  },
  {
    category: 'database.connections-exhausted',
    pattern:
      /too many (clients|connections)|remaining connection slots|no (free|available|more) connections?|ER_CON_COUNT_ERROR|\b53300\b/i,
  },
  {
    category: 'database.connections-exhausted',
    pattern:
      /pool (is )?(exhausted|empty)|pool time-?out|QueuePool limit|unable to acquire .*connection|connection is not available, request timed out|timeout exceeded when trying to connect/i,
    ofPool: true,
  },
  {
    category: 'database.unreachable',
    pattern:
      /database system is (starting up|shutting down|in recovery)|could not connect to server|server closed the connection unexpectedly|terminating connection due to|communications link failure|can't connect to mysql|\b57P0[123]\b/i,
  },
  {
    category: 'database.unreachable',
    pattern:
      /connection (refused|reset|terminated)|ECONN(REFUSED|RESET)|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|no route to host/i,
    ambiguous: true,
  },
  {
    category: 'database.slow-queries',
    pattern: /due to statement timeout|slow query|maximum (statement )?execution time|query_wait_timeout|\b57014\b/i,
  },
];

/** The kind of cause that a text tells of, if any. @param namesDatabase whether it is surely about a database */
export function messageMeaning(text: string, namesDatabase: boolean): Omit<Message, 'pattern'> | undefined {
  return messages.find(({ pattern, ambiguous }) => pattern.test(text) && (namesDatabase || !ambiguous));
}
