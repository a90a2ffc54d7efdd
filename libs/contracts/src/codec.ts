import { fileURLToPath } from 'node:url';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  loadSync,
  type MessageTypeDefinition,
  type Options,
  type PackageDefinition,
  type ServiceDefinition,
} from '@grpc/proto-loader';
import { PermanentError } from '@compass/kernel';
import type { EventData, EventInput, EventType } from './events.js';

/** Where the .proto files lie; the same depth from src and from dist. */
export const protoRoot = fileURLToPath(new URL('../../../protos', import.meta.url));

/** How messages look in JavaScript; the committed types are generated with the same options. */
export const protoOptions: Options = {
  longs: Number,
  enums: String,
  defaults: true,
  oneofs: true,
  includeDirs: [protoRoot],
};

/** Every .proto file, relative to {@link protoRoot}. */
export const protoFiles = readdirSync(protoRoot, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.proto'))
  .sort();

/** All definitions, for gRPC servers and clients; one codec serves gRPC and Kafka. */
export const packageDefinition: PackageDefinition = loadSync(
  protoFiles.map((file) => join(protoRoot, file)),
  protoOptions,
);

/** @throws PermanentError `unknown-event-type` */
function messageOf(type: string): MessageTypeDefinition<object, object> {
  const definition = packageDefinition[type];
  if (!definition || !('format' in definition) || !('serialize' in definition))
    throw new PermanentError('unknown-event-type', `no message type ${type}`);
  return definition as MessageTypeDefinition<object, object>;
}

/** The definition of a service by full name, for example compass.market.v1.MarketService. */
export function serviceDefinition(name: string): ServiceDefinition {
  const definition = packageDefinition[name];
  if (!definition || 'format' in definition) throw new PermanentError('unknown-service', `no service ${name}`);
  return definition;
}

/** An event's body as protobuf bytes. Keys that the type does not have would be dropped, hence the strict types. */
export function encodeEvent<T extends EventType>(type: T, data: EventInput<T>): Buffer {
  return messageOf(type).serialize(data);
}

/** @throws PermanentError `undecodable` when the bytes are not of that type */
export function decodeEvent<T extends EventType>(type: T, body: Buffer): EventData<T> {
  const message = messageOf(type);
  try {
    return message.deserialize(body) as EventData<T>;
  } catch (cause) {
    throw new PermanentError('undecodable', `not a ${type}: ${(cause as Error).message}`, { cause });
  }
}
