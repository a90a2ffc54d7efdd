import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { IncomingMessage } from 'node:http';
import { ApiTokens, type Caller } from './api-tokens.js';
import { ROUTE_SCOPE, type Scope } from './scope.js';

/** A request whose caller is known. */
export interface AdmittedRequest extends IncomingMessage {
  caller?: Caller;
}

/** Lets a request pass whose token has the scope that its route needs. */
@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(
    @Inject(ApiTokens) private readonly tokens: ApiTokens,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  /** @throws PermanentError `credentials-missing`, `credentials-invalid`, `scope-missing` */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AdmittedRequest>();
    const named = this.reflector.getAllAndOverride<Scope | 'open' | undefined>(ROUTE_SCOPE, [
      context.getHandler(),
      context.getClass(),
    ]);
    const scope = named ?? (request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'admin');
    if (scope !== 'open') request.caller = this.tokens.admit(request.headers.authorization, scope);
    return true;
  }
}
