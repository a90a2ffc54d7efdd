import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMaintenance } from './maintenance-file.js';

const directory = mkdtempSync(join(tmpdir(), 'compass-maintenance-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const read = (text: string) => {
  const path = join(directory, 'maintenance.yaml');
  writeFileSync(path, text);
  return readMaintenance(path);
};
const backup = {
  name: 'backup',
  matchers: [{ label: 'service', pattern: '*-db' }],
  start: '02:30',
  durationMinutes: 45,
};
const windows = (...changes: object[]) =>
  JSON.stringify({ windows: changes.map((change) => ({ ...backup, ...change })) });

function codeOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

describe('the file of maintenance windows', () => {
  test('is YAML or JSON; what it leaves out is every day, every environment, in UTC', () => {
    const yaml = `windows:\n  - name: backup\n    matchers: [{ label: service, pattern: '*-db' }]\n    start: '02:30'\n    durationMinutes: 45\n`;
    expect(read(yaml)).toEqual(read(windows({})));
    expect(read(yaml)).toEqual([
      {
        ...{
          name: 'backup',
          environment: '',
          startMinute: 150,
          durationMinutes: 45,
          timeZone: 'UTC',
          comment: 'planned',
        },
        ...{ matchers: [{ label: 'service', pattern: '*-db', negated: false }], days: new Set([0, 1, 2, 3, 4, 5, 6]) },
      },
    ]);
  });

  test.each<[string, object[]]>([
    ['time zone', [{ timeZone: 'Europe/Atlantis' }]],
    ['02:30', [{ start: '24:00' }]],
    ['days', [{ days: ['someday'] }]],
    ['durationMinutes', [{ durationMinutes: 0 }]],
    ['matchers', [{ matchers: [] }]],
    ['Unrecognized', [{ every: 'week' }]],
    ['same name', [{}, {}]],
  ])('says what is wrong: %s', (words, changes) => {
    expect(() => read(windows(...changes))).toThrow(words);
  });

  test.each(['windows: [', '- 1'])('that is none is refused: %j', (text) => {
    expect(() => read(text)).toThrow('COMPASS_MAINTENANCE');
    expect(codeOf(() => read(text))).toBe('invalid-configuration');
  });
});
