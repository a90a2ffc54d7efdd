import { choiceSetting, integerSetting, listSetting, textSetting } from '@compass/runtime';

const secrets = (about: string) =>
  listSetting(
    `${about} Several, while one is exchanged for the next.`,
    'values separated by commas; `file:/path` stands for the lines of a file, read at the start',
  );

/** How monitors that post alerts show that they are who they say. */
export const authenticationSettings = {
  COMPASS_ALERT_AUTH: choiceSetting(
    'Whether alerts by HTTP must be authenticated. `off` takes alerts from anybody who reaches the gateway, and warns at every start.',
    ['required', 'off'],
  ).default('required'),
  COMPASS_ALERT_TOKENS: secrets('Bearer tokens of monitors (`Authorization: Bearer …`).').optional(),
  COMPASS_ALERT_USERS: secrets('`user:password` of monitors that send basic authentication.').optional(),
  COMPASS_PAGERDUTY_SECRETS: secrets(
    'Signing secrets of PagerDuty webhook subscriptions. Given: nothing else admits alerts of PagerDuty.',
  ).optional(),
  COMPASS_GRAFANA_SECRETS: secrets(
    'HMAC secrets of Grafana webhook contact points. Given: nothing else admits alerts of Grafana.',
  ).optional(),
  COMPASS_GRAFANA_TIMESTAMP_HEADER: textSetting(
    'The timestamp header of those contact points. A request that has it is refused once it is too old.',
    'the name of a header',
    /^[A-Za-z0-9-]+$/,
  ).default('X-Grafana-Alerting-Timestamp'),
  COMPASS_DATADOG_SECRETS: secrets(
    'Secrets that Datadog sends in the custom header `X-Compass-Secret`. Given: nothing else admits alerts of Datadog.',
  ).optional(),
  COMPASS_ALERT_REPLAY_SECONDS: integerSetting('How far the time of a signature may be from now.', {
    min: 1,
    max: 86_400,
  }).default(300),
};
