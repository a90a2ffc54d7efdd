import { describe, expect, test } from '@jest/globals';
import { runCompass } from '../testing/run-compass.js';

const grant = (...words: string[]) => runCompass('agent', 'grant', ...words);

describe('compass agent grant', () => {
  test('prints the rights of one agent for one principal', async () => {
    const { output, exitCode } = await grant('disk', 'User:team-storage');
    expect(output.split('\n').filter((line) => line.includes('--allow-principal User:team-storage '))).toHaveLength(3);
    expect(output).toContain('--operation read --topic compass.agent.disk.v1 --resource-pattern-type literal\n');
    expect(exitCode).toBe(0);
  });

  test.each([
    ['disk*', 'User:team', 'invalid-agent: "disk*" is no agent'],
    ['', 'User:team', 'invalid-agent: '],
    ['disk', 'team', 'invalid-principal: "team" is no principal of Kafka, such as User:team-storage'],
    ['disk', 'User:', 'invalid-principal: '],
  ])('of %j to %j is refused', async (agent, principal, words) => {
    const { output, errors, exitCode } = await grant(agent, principal);
    expect(errors).toContain(words);
    expect([output, exitCode]).toEqual(['', 2]);
  });
});
