export { createEventLog, type EventLogDependencies } from './create-event-log.js';
export type { Membership } from './membership.js';
export { grantAgent, rightsOfAgent, type Grant, type Right } from './kafka/grant-agent.js';
export type { KafkaLogin } from './kafka/kafka-client.js';
export { parseEventsUrl, type EventsLocation } from './events-url.js';
export {
  DeadLetters,
  type DeadLetter,
  type DeadLetterPage,
  type DeadLettersOptions,
} from './dead-letter/dead-letters.js';
export { Consumer, type ConsumerOptions } from './dispatch/consumer.js';
export type { AnyEventHandler } from './dispatch/handler-table.js';
export { inProcessSpan } from './dispatch/process-span.js';
export { messageId, openEvent, typeOf } from './envelope/open-event.js';
export { sealEvent } from './envelope/seal-event.js';
export type { RetryPolicy } from './dispatch/retry-policy.js';
export { messagingMigrations } from './messaging-migrations.js';
export type { OutboxQueue, PublishedMessage, QueuedMessage } from './outbox/outbox-queue.js';
export { OutboxRelay, type OutboxRelayOptions } from './outbox/outbox-relay.js';
export { PostgresMessaging, type PostgresMessagingOptions } from './outbox/postgres-messaging.js';
export { PostgresOutboxQueue } from './outbox/postgres-outbox-queue.js';
export type { GroupMember, Holdings } from './partition/group-member.js';
export { MemberSubscription, type MemberSubscriptionOptions } from './partition/member-subscription.js';
export { partitionName, type PartitionPosition } from './partition/partition-position.js';
export type { Assignment } from './partition/partition-workers.js';
export * from './port/event.js';
export * from './port/event-log.js';
export * from './port/handler.js';
export * from './port/inbox.js';
export * from './port/store.js';
