import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import { CLOCK, LOGGER, SETTINGS } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import { ApiTokens } from '../../access/api-tokens.js';
import type { GatewaySettings } from '../../settings.js';
import { verifyAuthorization } from './authorization-header.js';
import { verifyDatadog } from './datadog-secret.js';
import { verifyGrafana } from './grafana-signature.js';
import { verifyPagerduty } from './pagerduty-signature.js';
import { readSecrets } from './read-secrets.js';
import type { AlertRequest, Verify } from './verification.js';

const admitAnybody: Verify = () => undefined;

/** Asks each monitor for what it can show: its own signature where a secret for that is set, else a bearer token or a password. */
@Injectable()
export class AlertAuthenticator {
  private readonly ofFormat: ReadonlyMap<string, Verify>;
  private readonly ofOthers: Verify;

  constructor(
    @Inject(SETTINGS) settings: GatewaySettings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
    @Inject(ApiTokens) apiTokens: ApiTokens,
  ) {
    const isOff = settings.COMPASS_ALERT_AUTH === 'off';
    const credentials = {
      tokens: readSecrets(settings.COMPASS_ALERT_TOKENS),
      users: readSecrets(settings.COMPASS_ALERT_USERS),
      isApiToken: (token: string) => apiTokens.maySendAlerts(token),
    };
    this.ofOthers = isOff ? admitAnybody : verifyAuthorization(credentials);
    this.ofFormat = isOff ? new Map() : signaturesBy(settings);
    if (isOff) logger.warn('COMPASS_ALERT_AUTH is off: whoever reaches the gateway can post alerts');
    else if (this.ofFormat.size + credentials.tokens.length + credentials.users.length === 0)
      logger.warn('no token, user or secret of a monitor is set: every alert by HTTP is refused');
  }

  /** @param format as the path names it @throws PermanentError `credentials-…` or `signature-…` */
  authenticate(format: string | undefined, request: AlertRequest): void {
    const verify = this.ofFormat.get(format ?? '') ?? this.ofOthers;
    verify(request, this.clock.now());
  }
}

function signaturesBy(settings: GatewaySettings): Map<string, Verify> {
  const { COMPASS_GRAFANA_TIMESTAMP_HEADER: timestampHeader, COMPASS_ALERT_REPLAY_SECONDS: seconds } = settings;
  const [pagerduty, grafana, datadog] = [
    readSecrets(settings.COMPASS_PAGERDUTY_SECRETS),
    readSecrets(settings.COMPASS_GRAFANA_SECRETS),
    readSecrets(settings.COMPASS_DATADOG_SECRETS),
  ];
  const verifications: [string, readonly string[], Verify][] = [
    ['pagerduty', pagerduty, verifyPagerduty(pagerduty)],
    ['grafana', grafana, verifyGrafana({ secrets: grafana, timestampHeader, replayMs: seconds * 1000 })],
    ['datadog', datadog, verifyDatadog(datadog)],
  ];
  return new Map(verifications.flatMap(([format, { length }, verify]) => (length > 0 ? [[format, verify]] : [])));
}
