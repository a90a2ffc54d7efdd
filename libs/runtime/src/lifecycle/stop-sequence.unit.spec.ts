import { expect, test } from '@jest/globals';
import type { Logger } from '@compass/telemetry';
import { StopSequence } from './stop-sequence.js';

function recorded() {
  const lines: string[] = [];
  const log = (message: string, fields = {}) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const logger: Logger = { debug: log, info: log, warn: log, error: log, child: () => logger };
  return { lines, stops: new StopSequence(logger) };
}

test('parts stop in the reverse order of their start, one after the other', async () => {
  const { stops } = recorded();
  const stopped: string[] = [];
  stops.push('database', 1_000, () => Promise.resolve(stopped.push('database')));
  stops.push('workers', 1_000, async () => {
    await new Promise(setImmediate);
    stopped.push('workers');
  });
  await Promise.all([stops.run(), stops.run()]);
  expect(stopped).toEqual(['workers', 'database']);
});

test('a part that fails or hangs is logged, and the others stop all the same', async () => {
  const { lines, stops } = recorded();
  const stopped: string[] = [];
  stops.push('database', 1_000, () => Promise.resolve(stopped.push('database')));
  stops.push('relay', 1_000, () => Promise.reject(new Error('broken')));
  stops.push('workers', 10, () => new Promise(() => undefined));
  await stops.run();
  expect(stopped).toEqual(['database']);
  expect(lines[0]).toContain('"part":"workers"');
  expect(lines[1]).toContain('"part":"relay"');
});
