import { isSignedBy } from './constant-time.js';
import { refusal } from './refusal.js';
import { headerOf, type Verify } from './verification.js';

const header = 'X-PagerDuty-Signature';

/** More signatures than PagerDuty has secrets for are nobody's rotation. */
const mostSignatures = 10;

/**
 * `v1=<hex>[,v1=<hex>…]`, one for each secret that is valid while one is rotated: HMAC-SHA256 of the raw body. It has no time in it: an
 * event that is sent again is a copy of what intake knows.
 * @see https://developer.pagerduty.com/docs/verifying-webhook-signatures
 */
export const verifyPagerduty =
  (secrets: readonly string[]): Verify =>
  (request) => {
    const value = headerOf(request, header);
    if (!value) throw refusal('signature-missing', `no header ${header}`);
    const signatures = value.split(',').flatMap((part) => /^\s*v1=([0-9a-f]{64})\s*$/i.exec(part)?.[1] ?? []);
    if (!isSignedBy(signatures.slice(0, mostSignatures), secrets, [request.body]))
      throw refusal('signature-invalid', `${header} does not fit the body and any secret`);
  };
