/** How callers show who they are; monitors may do so in ways of their own. */
export const securitySchemes = {
  token: { type: 'http', scheme: 'bearer', description: 'A token of the API; each operation names its scope.' },
  password: { type: 'http', scheme: 'basic', description: 'A user and password of a monitor.' },
  pagerdutySignature: headerOf('X-PagerDuty-Signature', 'HMAC-SHA256 of the body, as PagerDuty signs it.'),
  grafanaSignature: headerOf('X-Grafana-Alerting-Signature', 'HMAC-SHA256 of the body, as Grafana signs it.'),
  datadogSecret: headerOf('X-Compass-Secret', 'A secret, in a custom header of the webhook in Datadog.'),
} as const;

function headerOf(name: string, description: string) {
  return { type: 'apiKey', in: 'header', name, description } as const;
}
