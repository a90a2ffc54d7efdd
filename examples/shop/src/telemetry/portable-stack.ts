const BUILT = new URL('..', import.meta.url).href;

/** The error with a stack that names files relative to the shop, whatever folder it is installed in. */
export function portableStack(cause: unknown): Error {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  error.stack = error.stack?.replaceAll(BUILT, 'shop/').replaceAll(/file:\/\/\S*\/node_modules\//g, 'node_modules/');
  return error;
}
