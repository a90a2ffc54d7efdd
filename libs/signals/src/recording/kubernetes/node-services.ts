import type { NodeService } from '../../port/workloads.js';
import { spelledMs } from './quantities.js';
import { textsOf, type ToolOutput } from './tool-outputs.js';

const keptLines = 8;
const longestLine = 300;

/** What service managers say about the services of their nodes. */
export function nodeServicesOf(recorded: readonly ToolOutput[], nowMs: number): NodeService[] {
  return textsOf(recorded, 'CheckNodeServiceStatus').flatMap(({ asked, text }) => {
    const [, state, ago] = /^\s*Active: (\S+)[^\n]*?(?:; ([^\n;]+) ago)?$/m.exec(text) ?? [];
    if (state === undefined) return [];
    const age = spelledMs(ago ?? '');
    const lines = text
      .split('\n\n')
      .slice(1)
      .join('\n')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return [
      {
        node: asked('node_name'),
        service: asked('service_name'),
        state,
        ...(age !== undefined && { sinceMs: nowMs - age }),
        lines: lines.slice(-keptLines).map((line) => line.slice(0, longestLine)),
      },
    ];
  });
}
