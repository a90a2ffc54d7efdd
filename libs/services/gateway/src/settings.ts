import { peers, type SettingsOf } from '@compass/runtime';
import { z } from 'zod';

/** The gateway asks every service, and keeps nothing. */
export const gatewaySettings = z.object(peers);

export type GatewaySettings = SettingsOf<typeof gatewaySettings>;
