import { describe, expect, test } from '@jest/globals';
import { portableStack } from './portable-stack.js';

describe('a portable stack', () => {
  test('names files of the shop without the folder that it is installed in', () => {
    const { stack } = portableStack(new Error('no'));
    expect(stack).toMatch(/shop\/telemetry\/portable-stack\.unit\.spec/);
    expect(stack).not.toContain(process.cwd());
  });

  test('names packages from node_modules on', () => {
    const error = Object.assign(new Error('no'), {
      stack: 'Error: no\n    at file:///a/b/node_modules/pg/lib/client.js:1:2',
    });
    expect(portableStack(error).stack).toBe('Error: no\n    at node_modules/pg/lib/client.js:1:2');
  });

  test('is made for what is no error too', () => {
    expect(portableStack('no').message).toBe('no');
  });
});
