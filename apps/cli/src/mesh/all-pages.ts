import type { Gateway } from '../gateway/gateway.js';

const mostOfPage = 500;

interface Wanted {
  /** Those that are undefined are not asked for. */
  readonly filters?: Readonly<Record<string, string | undefined>>;
  readonly limit: number;
}

/** The first entries of a list of the API, over as many pages as they need; says so on standard error when there are none, or more. */
export async function allPages<T>(
  gateway: Gateway,
  path: string,
  member: string,
  { filters = {}, limit }: Wanted,
): Promise<T[]> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, value);
  const found: T[] = [];
  let pageToken = '';
  do {
    query.set('pageSize', String(Math.min(limit - found.length, mostOfPage)));
    if (pageToken !== '') query.set('pageToken', pageToken);
    const page = await gateway.get<Record<string, T[]> & { nextPageToken: string }>(`${path}?${query.toString()}`);
    found.push(...page[member]!);
    pageToken = page.nextPageToken;
  } while (pageToken !== '' && found.length < limit);
  if (found.length === 0) console.error('there are none');
  if (pageToken !== '') console.error(`there are more than these ${found.length}: --limit`);
  return found;
}
