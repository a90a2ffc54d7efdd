const alertSecrets = [
  'COMPASS_ALERT_TOKENS',
  'COMPASS_ALERT_USERS',
  'COMPASS_PAGERDUTY_SECRETS',
  'COMPASS_GRAFANA_SECRETS',
  'COMPASS_DATADOG_SECRETS',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a gateway asks for that listens on loopback, where it says nothing of it: nothing, so that COMPASS can be tried out without any
 * secret (the gateway warns of it); but who gives tokens or secrets wants them to be asked for.
 */
export function loopbackAccess(given: Environment): Record<'COMPASS_ALERT_AUTH' | 'COMPASS_API_AUTH', string> {
  const asked = (names: readonly string[]) => (names.some((name) => given[name]) ? 'required' : 'off');
  return { COMPASS_ALERT_AUTH: asked(alertSecrets), COMPASS_API_AUTH: asked(['COMPASS_API_TOKENS']) };
}
