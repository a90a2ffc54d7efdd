import { describe, expect, test } from '@jest/globals';
import { parseAgentKey, parseRegistration } from './parse-registration.js';

const said = {
  name: 'database',
  version: '1.0.0-rc.1+build_7',
  instance: '4f1c',
  address: '127.0.0.1:4000',
  capabilities: ['disprove.database', 'diagnose.database', 'disprove.database'],
  expertise: { database: 1, 'database.lock-contention': 0 },
  capacity: 4,
  protocol: 2,
};

describe('a registration', () => {
  test('is taken as it is, each capability once', () => {
    expect(parseRegistration(said)).toEqual({ ...said, capabilities: ['diagnose.database', 'disprove.database'] });
  });

  test.each(['unix:/run/compass/agent.sock', 'agents.example.org:80', '[::1]:4000'])('may come from %s', (address) => {
    expect(parseRegistration({ ...said, address }).address).toBe(address);
  });

  test.each([
    ['name', { name: 'Database' }],
    ['name', { name: '../other' }],
    ['name', { name: 'a'.repeat(64) }],
    ['name', { name: 'a--b' }],
    ['version', { version: '' }],
    ['version', { version: '1/2' }],
    ['instance', { instance: 'a b' }],
    ['address', { address: 'http://somewhere' }],
    ['address', { address: 'host' }],
    ['capabilities', { capabilities: [] }],
    ['capabilities.0', { capabilities: ['Diagnose.Database'] }],
    ['expertise.database', { expertise: { database: 1.1 } }],
    ['expertise.database', { expertise: { database: NaN } }],
    ['capacity', { capacity: 0 }],
    ['capacity', { capacity: 2.5 }],
    ['protocol', { protocol: -1 }],
  ])('is refused for its %s: %j', (field, parts) => {
    expect(() => parseRegistration({ ...said, ...parts })).toThrow(
      expect.objectContaining({ code: 'invalid-registration', message: expect.stringContaining(`${field}:`) }),
    );
  });

  test('names everything that is wrong', () => {
    expect(() => parseRegistration({ ...said, name: '', capacity: -1 })).toThrow(/name: .*; capacity: /);
  });

  test.each([null, undefined, 'database'])('is refused when it is %j', (nothing) => {
    expect(() => parseRegistration(nothing)).toThrow(expect.objectContaining({ code: 'invalid-registration' }));
  });
});

test('a heartbeat names an instance', () => {
  expect(parseAgentKey(said)).toEqual({ name: said.name, version: said.version, instance: said.instance });
  expect(() => parseAgentKey({ ...said, instance: '' })).toThrow(/instance: /);
});
