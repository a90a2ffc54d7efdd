/** What the platform tells a service process about itself and its surroundings, by environment variables. */
export interface Settings {
  readonly service: string;
  readonly version: string;
  readonly port: number;
  /** The address that it listens on. */
  readonly host: string;
  readonly otlpUrl: string;
  /** Base URLs of the other services, by name. */
  readonly peers: Readonly<Record<string, string>>;
  /** URLs of databases, by host name. */
  readonly databases: Readonly<Record<string, string>>;
  /** URLs of caches and queues, by host name. */
  readonly redis: Readonly<Record<string, string>>;
  /** How the service is configured, beside what it is; a missing flag has the service's default. */
  readonly flags: Readonly<Record<string, string>>;
}

/** Settings as environment variables for a child process. */
export function toEnvironment(settings: Settings): Record<string, string> {
  return { SHOP_SETTINGS: JSON.stringify(settings) };
}

/** The settings of this process. Throws when it was not started by the platform. */
export function ownSettings(): Settings {
  const json = process.env['SHOP_SETTINGS'];
  if (!json) throw new Error('SHOP_SETTINGS is not set: services are started by platform/shop.ts');
  return JSON.parse(json) as Settings;
}
