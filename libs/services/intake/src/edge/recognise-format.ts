import { isObject, type AlertFormat, type JsonObject, type MessageHeaders } from './formats/alert-format.js';
import { alertFormats } from './formats/all-formats.js';
import { carriedData } from './formats/cloudevents.js';

/** The header by which a publisher, or the gateway for it, names the format. */
const formatHeader = 'compass-format';

/** A format, and the part of a message that is written in it. */
export interface Recognised {
  readonly format: AlertFormat;
  readonly message: JsonObject;
}

/**
 * The format of a message, in this order: the one that its header names, where the message has that shape; what a CloudEvent carries, where
 * that has the shape of another format; the first of the table whose shape it has. A wrong name is no reason to lose what is understood.
 */
export function recogniseFormat(document: unknown, headers: MessageHeaders): Recognised | undefined {
  if (!isObject(document)) return undefined;
  const named = alertFormats.find(({ name }) => name === headers[formatHeader]?.trim());
  if (named?.recognises(document, headers)) return { format: named, message: document };
  const carried = carriedData(document);
  return (isObject(carried) ? byShape(carried, {}) : undefined) ?? byShape(document, headers);
}

function byShape(message: JsonObject, headers: MessageHeaders): Recognised | undefined {
  const format = alertFormats.find((each) => each.recognises(message, headers));
  return format && { format, message };
}
