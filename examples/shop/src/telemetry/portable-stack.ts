const SHOP = new URL('..', import.meta.url);
const PACKAGES = /(file:\/\/)?\/\S*\/node_modules\//g;

/** The error, with a stack that names files relative to the shop, whatever folder it is installed in. */
export function portableStack(cause: unknown): Error {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  error.stack = error.stack
    ?.replaceAll(PACKAGES, 'node_modules/')
    .replaceAll(SHOP.href, 'shop/')
    .replaceAll(SHOP.pathname, 'shop/');
  return error;
}
