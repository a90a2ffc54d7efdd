import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { oneProcessAtATime } from './cache-lock.js';

let dir: string;
let lock: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'compass-lock-'));
  lock = join(dir, 'lock');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the lock of the cache', () => {
  test('lets one in at a time, and everyone in the end', async () => {
    let inside = 0;
    const visit = () =>
      oneProcessAtATime(lock, async () => {
        inside += 1;
        await sleep(5);
        return inside--;
      });
    expect(await Promise.all([visit(), visit(), visit()])).toEqual([1, 1, 1]);
    expect(readdirSync(dir)).toEqual([]);
  });

  test('is given back when the work fails', async () => {
    await expect(oneProcessAtATime(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await oneProcessAtATime(lock, () => Promise.resolve('in'))).toBe('in');
  });

  test('is void when its holder is dead', async () => {
    const dead = spawnSync('true').pid;
    symlinkSync(String(dead), lock);
    expect(await oneProcessAtATime(lock, () => Promise.resolve('in'))).toBe('in');
  });
});
