import { PermanentError } from '@compass/kernel';

/** Names the environment of an alert by its labels. @throws PermanentError `unknown-environment` */
export type ResolveEnvironment = (labels: Readonly<Record<string, string>>) => string;

/** The header by which a publisher names the environment of everything in a message. */
const environmentHeader = 'compass-environment';

/** Labels that name it, best first; OpenTelemetry's and Datadog's names as Prometheus would write them. */
const environmentLabels = ['environment', 'deployment_environment_name', 'deployment_environment', 'env'];

/** Up to 200 characters, none of them a control character. */
const environmentName = /^\P{Cc}{1,200}$/u;

/** An alert's environment: the message's header, else a label that names one, else the configured default. */
export function resolveEnvironment(
  headers: Readonly<Record<string, string>>,
  defaultEnvironment: string | undefined,
): ResolveEnvironment {
  return (labels) => {
    const labelled = environmentLabels.map((label) => labels[label]);
    const named = [headers[environmentHeader], ...labelled, defaultEnvironment].map((name) => name?.trim());
    const environment = named.find(Boolean);
    if (environment === undefined)
      throw unknown(`no header ${environmentHeader}, no label environment, no COMPASS_DEFAULT_ENVIRONMENT`);
    if (!environmentName.test(environment)) throw unknown(`${JSON.stringify(environment)} cannot be a name`);
    return environment;
  };
}

const unknown = (reason: string) => new PermanentError('unknown-environment', reason);
