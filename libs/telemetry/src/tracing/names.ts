/** Attribute names: those of OpenTelemetry's semantic conventions where it has one, else ours, below `compass.`. */
export const attributes = {
  serviceName: 'service.name',
  serviceVersion: 'service.version',
  serviceInstance: 'service.instance.id',
  errorType: 'error.type',
  messagingSystem: 'messaging.system',
  messagingDestination: 'messaging.destination.name',
  messagingConsumerGroup: 'messaging.consumer.group.name',
  messagingMessageId: 'messaging.message.id',
  rpcSystem: 'rpc.system.name',
  rpcMethod: 'rpc.method',
  rpcStatus: 'rpc.response.status_code',
  serverAddress: 'server.address',
  eventType: 'compass.event.type',
} as const;

/** Span names. What varies without bound (ids, addresses) is an attribute, never part of a name. */
export const spanNames = {
  publish: (topic: string) => `publish ${topic}`,
  process: (eventType: string) => `process ${eventType}`,
  commit: 'postgres commit',
  /** @param service full name, for example compass.market.v1.MarketService */
  rpc: (service: string, method: string) => `${service}/${method}`,
} as const;
