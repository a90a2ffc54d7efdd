import { PermanentError } from '@compass/kernel';

/** Where a database is: a server that somebody else runs, or a directory that this process serves itself. */
export type DatabaseLocation =
  { readonly kind: 'server'; readonly url: string } | { readonly kind: 'embedded'; readonly dir: string };

/**
 * Reads COMPASS_DATABASE: `postgres://user:password@host:port/database` or `embedded:<directory>`.
 * Errors: `database-url-invalid`; the message repeats no more than the scheme, since the rest may hold a password.
 */
export function parseDatabaseUrl(text: string): DatabaseLocation {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(text)?.[0] ?? '';
  const rest = text.slice(scheme.length + 1);
  if (scheme === 'embedded' && rest !== '') return { kind: 'embedded', dir: rest };
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return { kind: 'server', url: text };
  throw new PermanentError(
    'database-url-invalid',
    `the database URL ${scheme ? `with scheme "${scheme}:"` : 'without a scheme'} is not usable: ` +
      'allowed are postgres://user:password@host:port/database and embedded:<directory>',
  );
}
