import type { Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import pg from 'pg';
import type { Sleeper } from '../partition/sleeper.js';

const reconnectMs = 200;

/** One connection that listens for what other transactions tell at their commit. It reconnects until it is closed. */
export class WakeUpListener {
  private readonly sleepers = new Set<Sleeper>();
  private client?: pg.Client;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly timers: Timers,
    private readonly logger: Logger,
  ) {}

  add(sleeper: Sleeper): void {
    this.sleepers.add(sleeper);
  }

  remove(sleeper: Sleeper): void {
    this.sleepers.delete(sleeper);
  }

  /** Resolves after the first try; a failed one is repeated in the background. */
  async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'compass events listener' });
    client.on('error', (error) => this.logger.warn('the connection that listens for events broke', { error }));
    client.on('end', () => this.reconnectLater());
    client.on('notification', (notification) => this.wake(notification));
    this.client = client;
    try {
      await client.connect();
      await client.query('LISTEN compass_events; LISTEN compass_groups');
      for (const sleeper of this.sleepers) sleeper.onReconnect();
    } catch {
      await client.end().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private wake({ channel, payload = '' }: pg.Notification): void {
    for (const sleeper of this.sleepers)
      if (channel === 'compass_events') sleeper.onRecords(payload);
      else sleeper.onGroup(payload);
  }

  private reconnectLater(): void {
    if (!this.closed) this.timers.after(reconnectMs, () => void (this.closed || this.connect()));
  }
}
