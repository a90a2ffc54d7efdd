import { isOneOf } from './constant-time.js';
import { refusal } from './refusal.js';
import { headerOf, type Verify } from './verification.js';

const header = 'X-Compass-Secret';

/** Datadog signs nothing: a secret in a custom header of the webhook is what there is. */
export const verifyDatadog =
  (secrets: readonly string[]): Verify =>
  (request) => {
    const secret = headerOf(request, header);
    if (!secret) throw refusal('credentials-missing', `no header ${header}`);
    if (!isOneOf(secret.trim(), secrets))
      throw refusal('credentials-invalid', `${header} is not a secret of Datadog's`);
  };
