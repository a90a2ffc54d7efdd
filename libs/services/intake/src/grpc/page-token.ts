import { PermanentError } from '@compass/kernel';
import { z } from 'zod';
import type { AlertPlace } from '../store/alert-views.js';

const place = z.tuple([z.int(), z.uuid()]);

/** Opaque to clients. */
export const pageToken = ({ receivedAtMs, alertId }: AlertPlace): string =>
  Buffer.from(JSON.stringify([receivedAtMs, alertId])).toString('base64url');

/** @returns undefined of the first page @throws PermanentError `invalid-page-token` */
export function parsePageToken(token: string): AlertPlace | undefined {
  if (token === '') return undefined;
  try {
    const [receivedAtMs, alertId] = place.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
    return { receivedAtMs, alertId };
  } catch (cause) {
    throw new PermanentError('invalid-page-token', 'not a token of ours', { cause });
  }
}
