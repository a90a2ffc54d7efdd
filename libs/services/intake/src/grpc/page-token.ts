import { PermanentError } from '@compass/kernel';
import { z } from 'zod';
import type { Place } from '../store/place.js';

const place = z.tuple([z.int(), z.uuid()]);

/** Opaque to clients. */
const pageToken = ({ atMs, id }: Place): string => Buffer.from(JSON.stringify([atMs, id])).toString('base64url');

/** @returns undefined of the first page @throws PermanentError `invalid-page-token` */
export function parsePageToken(token: string): Place | undefined {
  if (token === '') return undefined;
  try {
    const [atMs, id] = place.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
    return { atMs, id };
  } catch (cause) {
    throw new PermanentError('invalid-page-token', 'not a token of ours', { cause });
  }
}

const pageSize = { usual: 50, most: 500 };

/** How many entries a page has. @param asked 0: as usual */
export const sizeOfPage = (asked: number): number => Math.min(asked || pageSize.usual, pageSize.most);

/** A page of a list that was asked for one entry more than the page holds: that tells whether another page follows. */
export function pageOf<T>(found: readonly T[], size: number, placeOf: (entry: T) => Place) {
  const page = found.slice(0, size);
  const last = page.at(-1);
  return { page, nextPageToken: found.length > size && last ? pageToken(placeOf(last)) : '' };
}
