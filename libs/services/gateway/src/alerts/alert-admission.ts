import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import { CLOCK, LOGGER, METER, SETTINGS } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import { trace, type Counter, type Meter } from '@opentelemetry/api';
import type { GatewaySettings } from '../settings.js';
import { AlertQuota } from './alert-quota.js';
import { QuotaExceeded } from './quota-exceeded.js';

/** One address may send for several environments, and name any: all together so many times as much as for one. */
const environmentsPerAddress = 10;

/** Sheds what a source sends beyond its quota: each is counted and an event of its request's trace, the first of a while is logged. */
@Injectable()
export class AlertAdmission {
  private readonly ofEnvironment: AlertQuota;
  private readonly ofAddress: AlertQuota;
  private readonly shed: Counter;
  private readonly loggedUntilMs = new Map<string, number>();

  constructor(
    @Inject(SETTINGS) settings: GatewaySettings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(METER) meter: Meter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const { COMPASS_ALERTS_PER_SECOND: perSecond, COMPASS_ALERTS_BURST: burst } = settings;
    this.ofEnvironment = new AlertQuota({ perSecond, burst });
    const times = environmentsPerAddress;
    this.ofAddress = new AlertQuota({ perSecond: perSecond * times, burst: burst * times });
    this.shed = meter.createCounter('compass.alerts.shed', {
      description: 'Alert messages that were refused because their source sent more than its quota.',
    });
    this.shed.add(0); // so that a first one is an increase
  }

  /** @param environment as the sender names it, if it does @throws QuotaExceeded `quota-exceeded` */
  admit(address: string, environment = ''): void {
    const nowMs = this.clock.now();
    const source = `${address} ${environment}`.trim();
    const retryAfterMs = this.ofEnvironment.take(source, nowMs) || this.ofAddress.take(address, nowMs);
    if (retryAfterMs === 0) return;
    this.shed.add(1);
    trace.getActiveSpan()?.addEvent('alert shed', { 'compass.source': source });
    this.log(source, nowMs);
    throw new QuotaExceeded(source, retryAfterMs);
  }

  private log(source: string, nowMs: number): void {
    if ((this.loggedUntilMs.get(source) ?? 0) > nowMs) return;
    for (const [other, untilMs] of this.loggedUntilMs) if (untilMs <= nowMs) this.loggedUntilMs.delete(other);
    this.loggedUntilMs.set(source, nowMs + 60_000);
    this.logger.warn('alerts are shed: a source sends more than its quota', { source });
  }
}
