import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPublicAddress, isPublicHost } from './public-address.js';
import { readReceivers } from './receivers-file.js';

const directory = mkdtempSync(join(tmpdir(), 'compass-webhooks-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const read = (text: string) => {
  const path = join(directory, 'webhooks.yaml');
  writeFileSync(path, text);
  return readReceivers(path);
};
const receiver = (change: object) =>
  JSON.stringify({ receivers: [{ name: 'pager', url: 'https://hooks.example.com/c', secret, ...change }] });

describe('the file of receivers', () => {
  test('is YAML or JSON', () => {
    const yaml = `receivers:\n  - name: pager\n    url: https://hooks.example.com/c\n    secret: ${secret}\n    filter:\n      verdicts: [cause]\n`;
    expect(read(yaml)).toEqual(read(receiver({ filter: { verdicts: ['cause'] } })));
    expect(read(yaml)).toMatchObject([
      { name: 'pager', keys: [Buffer.alloc(32, 7)], internal: false, filter: { verdicts: ['cause'] } },
    ]);
  });

  test('may name several secrets, while one replaces the other', () => {
    const other = `whsec_${Buffer.alloc(24, 8).toString('base64')}`;
    expect(read(receiver({ secret: [secret, other] }))[0]?.keys).toHaveLength(2);
  });

  test.each<[string, object]>([
    ['https', { url: 'http://hooks.example.com/c' }],
    ['not public', { url: 'https://127.0.0.1/c' }],
    ['not public', { url: 'https://[::1]/c' }],
    ['not public', { url: 'https://2130706433/c' }],
    ['not public', { url: 'https://localhost/c' }],
    ['user or a password', { url: 'https://me:secret@hooks.example.com/c' }],
    ['whsec_', { secret: 'whsec_c2hvcnQ=' }],
    ['whsec_', { secret: 'hunter2' }],
    ['Unrecognized', { filters: {} }],
    ['lower-case', { name: 'Pager 1' }],
  ])('says what is wrong, and quotes no secret: %s', (words, change) => {
    expect(() => read(receiver(change))).toThrow(words);
    try {
      read(receiver(change));
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid-configuration' });
      expect((error as Error).message).not.toMatch(/hunter2|c2hvcnQ|me:secret|BwcHBw/);
    }
  });

  test('allows what is internal, if it is said to be', () => {
    expect(read(receiver({ url: 'http://127.0.0.1:9/c', internal: true }))).toHaveLength(1);
  });

  test.each(['receivers: [', '- 1', 'nothing: here'])('that is none is refused: %j', (text) => {
    expect(() => read(text)).toThrow('COMPASS_WEBHOOKS');
  });
});

describe('an address', () => {
  test.each([
    ['8.8.8.8', true],
    ['2a00:1450:4001::1', true],
    ['10.1.2.3', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:8.8.8.8', true],
    ['fd00::1', false],
    ['fe80::1', false],
    ['255.255.255.255', false],
    ['no address', false],
  ])('%s: public is %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  test.each([
    ['hooks.example.com', true],
    ['localhost', false],
    ['a.localhost', false],
    ['[fd00::1]', false],
  ])('%s as the host of a URL: public is %s', (host, isPublic) => {
    expect(isPublicHost(host)).toBe(isPublic);
  });
});
