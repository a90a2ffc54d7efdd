import { PermanentError } from '@compass/kernel';
import type { Gateway } from './gateway.js';

const whole = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const listed = 500;

/**
 * The id that somebody meant: whole, its first characters, or `latest`.
 * @throws PermanentError `unknown-investigation`, `ambiguous-investigation`
 */
export async function namedInvestigation(gateway: Gateway, name: string): Promise<string> {
  if (whole.test(name)) return name;
  const { investigations } = await gateway.get<{ investigations: { investigationId: string }[] }>(
    `/v1/investigations?pageSize=${listed}`,
  );
  const ids = investigations.map(({ investigationId }) => investigationId);
  const found = name === 'latest' ? ids.slice(0, 1) : ids.filter((id) => id.startsWith(name));
  if (found.length === 1) return found[0]!;
  if (found.length > 1)
    throw new PermanentError(
      'ambiguous-investigation',
      `${name} may be ${found.slice(0, 3).join(', ')}: give more of it`,
    );
  const lack = ids.length === 0 ? 'there is none yet' : `there is no ${name} among the newest ${ids.length}`;
  throw new PermanentError('unknown-investigation', `${lack}; compass list shows them`);
}
