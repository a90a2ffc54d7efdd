export * from './agent/context.js';
export { defineAgent, type Agent, type AgentDefinition, type Bid, type Decline } from './agent/define-agent.js';
export * from './agent/finding.js';
export * from './agent/task.js';
export { investigateRecording, type Ask, type RecordingAnswer } from './harness/investigate-recording.js';
export { seatAgent, type SeatedAgent } from './harness/seated-agent.js';
export { agentService, runAgent } from './host/run-agent.js';
export { writeRecording, type RecordedTelemetry } from '@compass/signals';
export type * from '@compass/signals';
