import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { contentOf, writeContent } from './files.js';
import { runCompass } from './testing/run-compass.js';

const directory = mkdtempSync(join(tmpdir(), 'compass-files-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const file = (name: string) => join(directory, name);

describe('a file', () => {
  test('is read as it was written', () => {
    writeContent(file('a.json'), 'é');
    expect(contentOf(file('a.json')).toString('utf8')).toBe('é');
  });

  test('that is not there, or cannot be there, is named once, with the reason', () => {
    const gone = file('gone.json');
    expect(() => contentOf(gone)).toThrow(
      expect.objectContaining({ code: 'unreadable-file', message: `${gone}: no such file or directory` }),
    );
    expect(() => contentOf(directory)).toThrow(`${directory}: illegal operation on a directory`);
    const nowhere = file('nowhere/a.json');
    expect(() => writeContent(nowhere, '')).toThrow(
      expect.objectContaining({ code: 'unwritable-file', message: `${nowhere}: no such file or directory` }),
    );
  });
});

describe('an exported investigation', () => {
  writeFileSync(file('text.json'), 'VERDICT');
  writeFileSync(file('alert.json'), '{"alerts": []}');

  test.each([
    ['gone.json', 'unreadable-file: ', 'no such file'],
    ['text.json', 'invalid-export: ', 'is not JSON'],
    ['alert.json', 'invalid-export: ', 'is not what compass export writes: format: '],
  ])('is not %s', async (name, code, words) => {
    for (const command of ['replay', 'verify', 'trace']) {
      const { errors, exitCode } = await runCompass(command, '--file', file(name));
      expect(errors.startsWith(code)).toBe(true);
      expect(errors).toContain(words);
      expect(errors.trim().split('\n')).toHaveLength(1);
      expect(exitCode).toBe(2);
    }
  });
});
