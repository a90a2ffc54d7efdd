import { describe, expect, test } from '@jest/globals';
import { fillPath, matchRoute, type Route } from './route.js';

const routes: Route[] = [
  { method: 'GET', path: '/carts/:id', handle: () => 'cart' },
  { method: 'POST', path: '/carts/:id/items', handle: () => 'items' },
];

describe('routes', () => {
  test.each([
    ['GET', '/carts/a%20b', '/carts/:id', { id: 'a b' }],
    ['POST', '/carts/7/items', '/carts/:id/items', { id: '7' }],
  ])('%s %s is served by %s', (method, path, route, params) => {
    const match = matchRoute(routes, method, path);
    expect(match?.route.path).toBe(route);
    expect(match?.params).toEqual(params);
  });

  test.each([
    ['DELETE', '/carts/7'],
    ['GET', '/carts'],
    ['GET', '/carts/7/items/8'],
  ])('%s %s is not served', (method, path) => {
    expect(matchRoute(routes, method, path)).toBeUndefined();
  });

  test('a filled path matches again', () => {
    const path = fillPath('/carts/:id/items', { id: 'x/y' });
    expect(matchRoute(routes, 'POST', path)?.params).toEqual({ id: 'x/y' });
  });
});
