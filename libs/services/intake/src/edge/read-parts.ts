import { z } from 'zod';
import { faultsOf, type MessageHeaders, type Notice, type RefusedNotice } from './formats/alert-format.js';
import { alertFormats } from './formats/all-formats.js';
import { partName, type PartName } from './message-parts.js';
import type { ReadDocument } from './read-documents.js';
import { recogniseFormat, type Recognised } from './recognise-format.js';
import type { RefusedPart } from './refusal.js';

/** A part of a message that its format can read. */
export interface ReadPart {
  readonly part: PartName;
  /** Name of the format. */
  readonly format: string;
  readonly notice: Exclude<Notice, RefusedNotice>;
}

/** What one document of a message says, or why it says nothing. @param place of the document in the message */
export function readParts(
  document: ReadDocument,
  place: number,
  headers: MessageHeaders,
): readonly (ReadPart | RefusedPart)[] {
  const whole = { part: partName(place) };
  if ('fault' in document) return [{ ...whole, code: 'not-json', reason: document.fault }];
  const recognised = recogniseFormat(document.value, headers);
  if (!recognised) return [{ ...whole, ...unknownFormat, reason: shapeOfNone }];
  const { name: format, about } = recognised.format;
  const notices = noticesOf(recognised, headers);
  if (notices instanceof z.ZodError) return [{ ...whole, ...unknownFormat, about, reason: faultsOf(notices) }];
  return notices.map((notice, index) => {
    const part = partName(place, index);
    return notice.kind === 'refused'
      ? { part, ...unknownFormat, about, reason: notice.reason }
      : { part, format, notice };
  });
}

function noticesOf({ format, message }: Recognised, headers: MessageHeaders): readonly Notice[] | z.ZodError {
  try {
    return format.read(message, headers);
  } catch (error) {
    if (error instanceof z.ZodError) return error;
    throw error;
  }
}

const unknownFormat = { code: 'unknown-alert-format' } as const;
const shapeOfNone = `has the shape of none of: ${alertFormats.map(({ about }) => about).join('; ')}`;
