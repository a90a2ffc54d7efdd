import { describe, expect, test } from '@jest/globals';
import { messageSchemas } from './message-schema.js';

describe('a message as JSON', () => {
  test('has a schema, and so has all that it contains', () => {
    const schemas = messageSchemas(['compass.investigations.v1.Report']);
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining(['Alert', 'Hypothesis', 'Incident', 'Report', 'Score']),
    );
    expect(schemas['Report']).toMatchObject({
      properties: {
        verdict: { anyOf: [{ $ref: '#/components/schemas/Verdict' }, { type: 'null' }] },
        costMicros: { type: 'integer', format: 'int64' },
        degraded: { type: 'array', items: { type: 'string' } },
      },
    });
    expect(schemas['Alert']).toMatchObject({
      properties: {
        severity: { enum: ['unspecified', 'info', 'warning', 'critical'] },
        labels: { additionalProperties: { type: 'string' } },
      },
    });
  });
});
