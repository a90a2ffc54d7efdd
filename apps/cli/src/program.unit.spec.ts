import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { completionScript } from './completion.js';
import { createProgram } from './program.js';
import { runCompass } from './testing/run-compass.js';

const program = createProgram((error) => {
  throw error;
});

function leavesOf(command: Command, words: readonly string[] = []): [string, Command][] {
  const below = command.commands.flatMap((each) => leavesOf(each, [...words, each.name()]));
  return command.commands.length > 0 ? below : [[words.join(' '), command]];
}

const leaves = leavesOf(program).filter(([words]) => words !== 'reference-page');

test.each(leaves)('compass %s has a help with an example', async (words) => {
  const { output } = await runCompass(...words.split(' '), '--help');
  expect(output).toContain(`compass ${words}`);
  expect(output).toMatch(/\n +(\$ )?compass .*\S/);
});

/** Those that print nothing but a script, or tables for whoever develops COMPASS. */
const withoutJson = ['completion', 'calibrate'];

test.each(leaves.filter(([words]) => !withoutJson.includes(words)))('compass %s knows --json', (_, command) => {
  expect(command.options.map(({ long }) => long)).toContain('--json');
});

describe('completion in bash', () => {
  const complete = (...typed: string[]): string =>
    execFileSync('bash', [
      '-c',
      `${completionScript(program, 'bash')}
       COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _compass; echo "\${COMPREPLY[*]}"`,
      ...['bash', ...typed],
    ])
      .toString()
      .trim();

  test.each([
    [['compass', 'ag'], 'agents agent'],
    [['compass', 'agent', 'd'], 'dev drain'],
    [['compass', 'deadletters', ''], 'list show redrive'],
    [['compass', 'deadletters', 'list', '--js'], '--json'],
    [['compass', 'list', '--status', 'running', '--ver'], '--verdict'],
    [['compass', 'agents', '--un'], ''],
    [['compass', 'investigate', ''], ''],
  ])('%j', (typed, offered) => {
    expect(complete(...typed)).toBe(offered);
  });
});

test.each(['zsh', 'fish'])('completion in %s names every command', (shell) => {
  const script = completionScript(program, shell);
  for (const [words] of leaves) expect(script).toContain(words);
});

test('completion in zsh starts what it needs, in a shell that has not', () => {
  expect(completionScript(program, 'zsh')).toMatch(/functions\[compdef\].*compinit.*\ncompdef _compass compass\n$/);
});

test('another shell is refused', () => {
  expect(() => completionScript(program, 'tcsh')).toThrow(expect.objectContaining({ code: 'unknown-shell' }));
});
