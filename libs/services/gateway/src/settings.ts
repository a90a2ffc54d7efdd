import { integerSetting, numberSetting, peers, textSetting, type SettingsOf } from '@compass/runtime';
import { z } from 'zod';
import { accessSettings } from './access/access-settings.js';
import { authenticationSettings } from './alerts/authentication/authentication-settings.js';

/** The gateway asks every service, and keeps nothing. */
export const gatewaySettings = z.object({
  ...peers,
  COMPASS_ALERTS_PER_SECOND: numberSetting(
    'Alert messages that one address may send for one environment in a second, over time; for all together ten times as many. More is answered with 429.',
    { min: 0.01, max: 1_000_000 },
  ).default(500),
  COMPASS_ALERTS_BURST: integerSetting('Alert messages that it may send at once.', {
    min: 1,
    max: 10_000_000,
  }).default(10_000),
  COMPASS_DEEP_LINKS: textSetting(
    'The file with the templates of the links that reports have to your own tools: see [deep links](../api.md#deep-links).',
    'the path of a YAML or JSON file',
  ).optional(),
  ...accessSettings,
  ...authenticationSettings,
});

export type GatewaySettings = SettingsOf<typeof gatewaySettings>;
