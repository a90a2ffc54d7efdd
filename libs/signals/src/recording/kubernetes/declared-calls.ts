import type { DeclaredCall } from '../../port/workloads.js';
import { textsOf, type ToolOutput } from './tool-outputs.js';

/** Who calls whom, as a catalogue of services tells it: the callers in one line each. */
export function declaredCallsOf(recorded: readonly ToolOutput[]): DeclaredCall[] {
  const calls = textsOf(recorded, 'GetServiceDependencies').flatMap(({ asked, text }) => {
    const callers = /\[Upstream[^\]]*\]:\s*(.*)/.exec(text)?.[1] ?? '';
    return callers
      .split(',')
      .map((caller) => caller.trim())
      .filter((caller) => /^[\w.-]+$/.test(caller))
      .map((caller) => ({ caller, callee: asked('service_name') }));
  });
  return [...new Map(calls.map((call) => [`${call.caller}\n${call.callee}`, call])).values()];
}
