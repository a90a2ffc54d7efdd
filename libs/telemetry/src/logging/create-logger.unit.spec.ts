import { describe, expect, test } from '@jest/globals';
import { PermanentError } from '@compass/kernel';
import { createTelemetry } from '../create-telemetry.js';
import { withSpan } from '../tracing/with-span.js';
import { createLogger, type LogLevel } from './create-logger.js';

function capture(level: LogLevel = 'info') {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  return { lines, logger: createLogger({ service: 'intake', instance: 'i-1', level, destination }) };
}

describe('a log line', () => {
  test('says when, how severe, of which service, and what', () => {
    const { lines, logger } = capture();
    logger.child({ topic: 'compass.alerts.v1' }).warn('parked', { attempt: 2 });
    expect(lines).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        level: 'warn',
        service: 'intake',
        instance: 'i-1',
        topic: 'compass.alerts.v1',
        attempt: 2,
        message: 'parked',
      },
    ]);
  });

  test('names the span during which it was written', async () => {
    const { lines, logger } = capture();
    const { tracer } = createTelemetry({ service: 'intake', version: '1', instance: 'i-1' });
    const ids = await withSpan(tracer, 'work', {}, async (span) => {
      await Promise.resolve();
      logger.info('inside');
      return span.spanContext();
    });
    expect(lines[0]).toMatchObject({ trace_id: ids.traceId, span_id: ids.spanId });
  });

  test('keeps code and stack of an error', () => {
    const { lines, logger } = capture();
    logger.error('failed', { error: new PermanentError('unknown-topic', 'no such topic') });
    expect(lines[0]).toMatchObject({
      error: { code: 'unknown-topic', message: 'no such topic', stack: expect.stringContaining('unit.spec') },
    });
  });

  test('below the level is not written', () => {
    const { lines, logger } = capture('warn');
    logger.info('quiet');
    expect(lines).toEqual([]);
  });
});
