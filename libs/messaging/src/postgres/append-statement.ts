import { PermanentError } from '@compass/kernel';
import type { OutboundMessage } from '../port/event-log.js';
import { appendStates } from './events-schema.js';

/** Appends messages in the transaction that runs it. */
export const appendStatement = 'SELECT events.append($1::text[], $2::text[], $3::text[], $4::bytea[])';

export function appendParameters(messages: readonly OutboundMessage[]): unknown[] {
  return [
    messages.map(({ topic }) => topic),
    messages.map(({ key }) => key),
    messages.map(({ headers }) => JSON.stringify(headers)),
    messages.map(({ body }) => body),
  ];
}

/** The refusals of the append function as errors of the port; gives back anything else as it is. */
export function asAppendError(thrown: unknown): unknown {
  const { code, driverError, message } = thrown as { code?: string; driverError?: { code?: string }; message: string };
  const state = driverError?.code ?? code;
  if (state === appendStates.unknownTopic) return new PermanentError('unknown-topic', message, { cause: thrown });
  if (state === appendStates.messageTooLarge)
    return new PermanentError('message-too-large', message, { cause: thrown });
  return thrown;
}
