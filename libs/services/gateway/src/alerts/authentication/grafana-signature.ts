import { isSignedBy } from './constant-time.js';
import { refusal } from './refusal.js';
import { headerOf, type Verify } from './verification.js';

const header = 'X-Grafana-Alerting-Signature';

export interface GrafanaRules {
  readonly secrets: readonly string[];
  readonly timestampHeader: string;
  readonly replayMs: number;
}

/**
 * Hex HMAC-SHA256 of the raw body, or of `<timestamp>:<body>` where the contact point names a timestamp header (Unix seconds): it
 * then holds for a while only.
 * @see https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier
 */
export const verifyGrafana =
  ({ secrets, timestampHeader, replayMs }: GrafanaRules): Verify =>
  (request, nowMs) => {
    const signature = headerOf(request, header);
    if (!signature) throw refusal('signature-missing', `no header ${header}`);
    const timestamp = headerOf(request, timestampHeader);
    const parts = timestamp === undefined ? [request.body] : [`${timestamp}:`, request.body];
    if (!isSignedBy([signature.trim()], secrets, parts))
      throw refusal('signature-invalid', `${header} does not fit the body and any secret`);
    if (timestamp !== undefined && !(Math.abs(Number(timestamp) * 1000 - nowMs) <= replayMs))
      throw refusal('signature-expired', `${timestampHeader} is more than ${replayMs / 1000} s from now`);
  };
