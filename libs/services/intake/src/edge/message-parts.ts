import type { MessageHeaders } from './formats/alert-format.js';

/** The header that names the parts of a message that are to be read: the others have been. Absent: all of it. */
export const partsHeader = 'compass-parts';

/** A document of a message by its place, or an alert in it: `0`, `0/7`. */
export type PartName = string;

/** @param alert place in the document; absent: all of it */
export const partName = (document: number, alert?: number): PartName =>
  alert === undefined ? String(document) : `${document}/${alert}`;

/** Whether a part is to be read: by its own name, or by that of its document. */
export function partsAsked(headers: MessageHeaders): (part: PartName) => boolean {
  const named = headers[partsHeader];
  if (named === undefined) return () => true;
  const parts = new Set(named.split(','));
  return (part) => parts.has(part) || parts.has(part.split('/')[0]!);
}
