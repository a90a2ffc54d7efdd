import { PermanentError } from '@compass/kernel';
import type { Command } from 'commander';
import { Option } from 'commander';
import { Gateway } from './gateway.js';

/** What every command takes that asks a running COMPASS. */
export interface AccessOptions {
  readonly gateway: string;
  readonly token?: string;
  readonly json?: boolean;
}

const usualGateway = 'http://127.0.0.1:8080';

/** Adds --gateway, --token and --json to a command. */
export function withAccess(command: Command): Command {
  return command
    .addOption(new Option('--gateway <url>', 'where the REST API is').env('COMPASS_GATEWAY').default(usualGateway))
    .addOption(new Option('--token <token>', 'what lets you in').env('COMPASS_TOKEN'))
    .option('--json', 'print JSON');
}

/** @param signal ends what is under way @throws PermanentError `invalid-gateway` */
export function gatewayOf({ gateway, token }: AccessOptions, signal?: AbortSignal): Gateway {
  if (!/^https?:\/\/[^\s/]/.test(gateway))
    throw new PermanentError('invalid-gateway', `"${gateway}" is no URL: try http://${gateway.replace(/^\W+/, '')}`);
  return new Gateway({ url: gateway, ...(token && { token }), ...(signal && { signal }) });
}
