import { describe, expect, test } from '@jest/globals';
import { parseDatabaseUrl } from './database-url.js';

describe('a database URL', () => {
  test.each([
    ['postgres://me:secret@db:5432/compass', { kind: 'server', url: 'postgres://me:secret@db:5432/compass' }],
    ['postgresql://db/compass', { kind: 'server', url: 'postgresql://db/compass' }],
    ['postgres://postgres@%2Ftmp%2Fpg/postgres', { kind: 'server', url: 'postgres://postgres@%2Ftmp%2Fpg/postgres' }],
    ['embedded:.data/pg', { kind: 'embedded', dir: '.data/pg' }],
    ['embedded:/var/tmp/pg', { kind: 'embedded', dir: '/var/tmp/pg' }],
  ])('%s is understood', (text, location) => {
    expect(parseDatabaseUrl(text)).toEqual(location);
  });

  test.each(['', 'localhost', 'mysql://me:secret@db/compass', 'embedded:', 'postgres:secret words', '/var/secret'])(
    '"%s" is refused, saying what is allowed and nothing that could be a password',
    (text) => {
      const parse = () => parseDatabaseUrl(text);
      expect(parse).toThrow(expect.objectContaining({ kind: 'permanent', code: 'database-url-invalid' }));
      expect(parse).toThrow(/postgres:\/\/.*embedded:<directory>/);
      expect(parse).not.toThrow(/secret/);
    },
  );
});
