import { SetMetadata } from '@nestjs/common';

/** What a token may be used for: to look, to send alerts, to judge hypotheses, or for everything. */
export const scopes = ['read', 'alert', 'decide', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** `open` asks for no token, or the route asks itself. */
export const ROUTE_SCOPE = 'compass:scope';

/** Names the scope that a route, or all of a controller, needs. Without: `read` to GET, `admin` for the rest. */
export const Needs = (scope: Scope | 'open') => SetMetadata(ROUTE_SCOPE, scope);
