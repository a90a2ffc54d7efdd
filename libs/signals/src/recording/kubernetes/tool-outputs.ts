import { z } from 'zod';
import { parseDocument } from '../files/json.js';

/** What one tool said to one question. */
export interface ToolOutput {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly output: unknown;
}

const outputs = z.record(z.string(), z.unknown());
const toolArguments = z.record(z.string(), z.unknown());

/** tools.json.gz: outputs by `<Tool>:<json arguments>`; those without arguments that can be read are asked for with none. */
export function parseToolOutputs(text: string): ToolOutput[] {
  return Object.entries(parseDocument(text, outputs, 'tool outputs')).map(([key, output]) => {
    const [tool, asked = '{}'] = key.split(/:(.*)/s, 2) as [string, string?];
    return { tool, arguments: toolArguments.catch({}).parse(jsonOf(asked)), output };
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text arguments and output of a tool's answers; others are skipped. */
export function textsOf(
  recorded: readonly ToolOutput[],
  tool: string,
): { asked: (name: string) => string; text: string }[] {
  return recorded.flatMap(({ tool: name, arguments: asked, output }) => {
    if (name !== tool || typeof output !== 'string') return [];
    const value = (key: string) =>
      typeof asked[key] === 'string' || typeof asked[key] === 'number' ? String(asked[key]) : '';
    return [{ asked: value, text: output }];
  });
}

/** Describe texts of a kind, as the tool names it, for example pods. */
export function describesOf(recorded: readonly ToolOutput[], resource: string) {
  return textsOf(recorded, 'DescribeResource').filter(
    ({ asked, text }) => asked('resource_type') === resource && /^Name:/.test(text),
  );
}

/** Tables of a kind: all of it, of one namespace or of several; never the answer to a label selector. */
export function tablesOf(recorded: readonly ToolOutput[], resource: string) {
  return textsOf(recorded, 'GetResources').filter(
    ({ asked, text }) => asked('resource_type') === resource && asked('label_selector') === '' && text.trim() !== '',
  );
}
