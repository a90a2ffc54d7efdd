import { Redis } from 'ioredis';
import { startTelemetry } from '../telemetry/telemetry.js';

/** Reports one Redis under its host name: clients, memory, commands, hits and misses. */
export async function watchRedis(hostName: string, url: string, otlpUrl: string): Promise<{ stop(): Promise<void> }> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  const telemetry = startTelemetry({
    service: hostName,
    version: valueOf(await redis.info(), 'redis_version'),
    otlpUrl,
  });
  const { meter } = telemetry;
  const clients = meter.createObservableGauge('redis.clients.connected');
  const memory = meter.createObservableGauge('redis.memory.used', { unit: 'By' });
  const commands = meter.createObservableCounter('redis.commands');
  const hits = meter.createObservableCounter('redis.keyspace.hits');
  const misses = meter.createObservableCounter('redis.keyspace.misses');
  meter.addBatchObservableCallback(
    async (result) => {
      const info = await redis.info().catch(() => undefined);
      if (info === undefined) return;
      result.observe(clients, Number(valueOf(info, 'connected_clients')));
      result.observe(memory, Number(valueOf(info, 'used_memory')));
      result.observe(commands, Number(valueOf(info, 'total_commands_processed')));
      result.observe(hits, Number(valueOf(info, 'keyspace_hits')));
      result.observe(misses, Number(valueOf(info, 'keyspace_misses')));
    },
    [clients, memory, commands, hits, misses],
  );
  return {
    stop: async () => {
      redis.disconnect();
      await telemetry.stop();
    },
  };
}

/** A line `name:value` of Redis' INFO. */
function valueOf(info: string, name: string): string {
  return new RegExp(`^${name}:(.*)\\r?$`, 'm').exec(info)?.[1]?.trim() ?? '';
}
