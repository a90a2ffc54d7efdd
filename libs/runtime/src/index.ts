export * from './tokens.js';
export { peers } from './configuration/common-settings.js';
export {
  addressSetting,
  choiceSetting,
  integerSetting,
  listSetting,
  numberSetting,
  textSetting,
} from './configuration/setting.js';
export { consumer, type ConsumerOptions } from './consumer/consumer-provider.js';
export { ChannelClients } from './grpc/channel-clients.js';
export type { GrpcClients } from './grpc/grpc-clients.js';
export type { CallOptions, PromiseClient } from './grpc/promise-client.js';
export { stopOnSignal } from './lifecycle/stop-on-signal.js';
export { worker } from './lifecycle/worker-provider.js';
export type { Addresses, Worker, Workers } from './lifecycle/worker.js';
export { noteEvents, type EventObserver } from './metrics/event-metrics.js';
export { runMain } from './run-main.js';
export { runService, type RunningService, type RunOptions } from './run-service.js';
export { configurationPage } from './configuration/reference-page.js';
export { defineService, type ServiceDefinition, type SettingsOf } from './service-definition.js';
