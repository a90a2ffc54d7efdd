/** What a handler gets of a request. */
interface ShopRequest {
  readonly params: Readonly<Record<string, string>>;
  /** The JSON body; undefined where there is none. */
  readonly body: unknown;
}

/** One endpoint: method, path with `:named` parts, and what it answers as JSON, at once or as a promise. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  handle(request: ShopRequest): unknown;
}

/** The route that serves a method and path, with the values of its named parts. */
export function matchRoute(routes: readonly Route[], method: string, path: string) {
  const parts = path.split('/');
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path.split('/'), parts) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

/** `path` with its `:named` parts filled in. */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
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
