import { PermanentError } from '@compass/kernel';
import type { ResolveEnvironment } from './normalise-alertmanager.js';

/** The header by which a publisher names the environment of everything in a message. */
const environmentHeader = 'compass-environment';

/** Up to 200 characters, none of them a control character. */
const environmentName = /^\P{Cc}{1,200}$/u;

/** An alert's environment: the message's header, else the label `environment`, else the configured default. */
export function resolveEnvironment(
  headers: Readonly<Record<string, string>>,
  defaultEnvironment: string | undefined,
): ResolveEnvironment {
  return (labels) => {
    const named = [headers[environmentHeader], labels['environment'], defaultEnvironment].map((name) => name?.trim());
    const environment = named.find(Boolean);
    if (environment === undefined)
      throw unknown(`no header ${environmentHeader}, no label environment, no COMPASS_DEFAULT_ENVIRONMENT`);
    if (!environmentName.test(environment)) throw unknown(`${JSON.stringify(environment)} cannot be a name`);
    return environment;
  };
}

const unknown = (reason: string) => new PermanentError('unknown-environment', reason);
