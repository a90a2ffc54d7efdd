import { alertFormatNames } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { parseAlerts } from '@compass/service-intake/domain';

/** Whoever runs COMPASS may have a default for alerts that name no environment: only its own intake knows. */
const environmentOfOthers = 'not known here';

/**
 * Reads alerts as intake will.
 * @returns the format that they are in, as the API names it; undefined of lines that differ
 * @throws PermanentError `not-json`, `unknown-alert-format`; `no-alerts` of what is understood, but is nothing to investigate
 */
export function recognisedFormat(body: Uint8Array, format?: string): string | undefined {
  const headers: Readonly<Record<string, string>> = format === undefined ? {} : { 'compass-format': format };
  const { formats, occurrences, ignored } = parseAlerts({ headers, body }, environmentOfOthers);
  if (occurrences.length === 0)
    throw new PermanentError('no-alerts', ignored.map(({ detail }) => detail).join('; ') || 'there is no alert in it');
  const [only, ...others] = formats;
  return others.length === 0 ? alertFormatNames.find((name) => name === only) : undefined;
}
