import { integerSetting, textSetting, type SettingsOf } from '@compass/runtime';
import { z } from 'zod';

export const notifierSettings = z.object({
  COMPASS_WEBHOOKS: textSetting(
    'The file that lists who is told of verdicts: see [webhooks](../webhooks.md). Absent: nobody is.',
    'the path of a YAML or JSON file',
  ).optional(),
  COMPASS_WEBHOOK_ATTEMPTS: integerSetting('Attempts to deliver one verdict to one receiver, the first one included.', {
    min: 1,
    max: 100,
  }).default(12),
  COMPASS_WEBHOOK_RETRY_MS: integerSetting(
    'Milliseconds until the second attempt; each further pause is three times as long, an hour at most.',
    { min: 10, max: 3_600_000 },
  ).default(1_000),
});

export type NotifierSettings = SettingsOf<typeof notifierSettings>;
