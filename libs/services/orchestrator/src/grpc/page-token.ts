import { PermanentError } from '@compass/kernel';

/** The last investigation of a page. */
export interface PageEnd {
  readonly openedAtMs: number;
  readonly investigationId: string;
}

export function pageToken({ openedAtMs, investigationId }: PageEnd): string {
  return Buffer.from(`${openedAtMs}/${investigationId}`).toString('base64url');
}

/** Undefined for the first page. @throws PermanentError `invalid-page-token` */
export function parsePageToken(token: string): PageEnd | undefined {
  if (token === '') return undefined;
  const [, openedAtMs, investigationId] = /^(\d{1,15})\/(.+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (openedAtMs === undefined || investigationId === undefined)
    throw new PermanentError('invalid-page-token', 'not a page token of this service');
  return { openedAtMs: Number(openedAtMs), investigationId };
}
