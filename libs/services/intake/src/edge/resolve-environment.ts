import { PermanentError } from '@compass/kernel';
import type { ResolveEnvironment } from './normalise-alertmanager.js';

/** The header by which a publisher names the environment of everything in a message. */
export const environmentHeader = 'compass-environment';

/** An alert's environment: the message's header, else the label `environment`, else the configured default. */
export function resolveEnvironment(
  headers: Readonly<Record<string, string>>,
  defaultEnvironment: string | undefined,
): ResolveEnvironment {
  return (labels) => {
    const named = [headers[environmentHeader], labels['environment'], defaultEnvironment].map((name) => name?.trim());
    const environment = named.find(Boolean);
    if (environment) return environment;
    throw new PermanentError(
      'unknown-environment',
      `no header ${environmentHeader}, no label environment, no COMPASS_DEFAULT_ENVIRONMENT`,
    );
  };
}
