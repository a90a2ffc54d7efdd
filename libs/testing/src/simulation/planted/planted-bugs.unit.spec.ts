import { expect, test } from '@jest/globals';
import { simulate } from '../simulate.js';
import { plantedBugs } from './planted-bugs.fixture.js';

const timeoutMs = 900_000;
const most = 2_000;

test.each(plantedBugs)(
  `is found within ${most} seeds: $name`,
  async ({ seams, invariants }) => {
    let seed = 0;
    let found: string | undefined;
    while (found === undefined && seed < most) {
      seed += 1;
      found = (await simulate({ seed, seams: seams() })).violation?.invariant;
    }
    expect(invariants).toContain(found);
  },
  timeoutMs,
);
