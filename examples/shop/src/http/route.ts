/** What a handler gets of a request. */
export interface ShopRequest {
  readonly params: Readonly<Record<string, string>>;
  /** The JSON body; undefined where there is none. */
  readonly body: unknown;
}

/** One endpoint: method, path with `:named` parts, and what it answers as JSON. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  handle(request: ShopRequest): Promise<unknown> | unknown;
}

/** The route that serves a method and path, with the values of its named parts. */
export function matchRoute(routes: readonly Route[], method: string, pathname: string) {
  const parts = pathname.split('/');
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path.split('/'), parts) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

function matchPath(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (name.startsWith(':')) params[name.slice(1)] = decodeURIComponent(part);
    else if (name !== part) return undefined;
  }
  return params;
}
