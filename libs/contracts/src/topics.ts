import type { EventType } from './events.js';

/** One topic of the catalogue. Topics are created from it at start, never automatically. */
export interface TopicSpec {
  readonly name: string;
  readonly partitions: number;
  readonly retentionMs: number;
  /** Largest message that the log itself takes; COMPASS refuses more than {@link messageLimitBytes} with a dead letter. */
  readonly maxMessageBytes: number;
  readonly key: string;
  readonly events: readonly EventType[];
  readonly writers: string;
  readonly readers: string;
  readonly about: string;
}

/** What a message may have; larger ones are seen and refused. */
export const messageLimitBytes = 1024 * 1024;

const day = 24 * 60 * 60 * 1000;
const defaults = { partitions: 6, retentionMs: 7 * day, maxMessageBytes: 8 * messageLimitBytes };

export const topics = {
  alerts: {
    ...defaults,
    name: 'compass.alerts.v1',
    key: 'none or any',
    events: [],
    writers: 'monitoring systems, gateway',
    readers: 'intake',
    about: 'Raw alerts as they came. Header compass-environment names the environment, compass-format the format.',
  },
  incidents: {
    ...defaults,
    name: 'compass.incidents.v1',
    key: 'incident_id',
    events: [
      'compass.incidents.v1.IncidentOpened',
      'compass.incidents.v1.IncidentRecorded',
      'compass.incidents.v1.IncidentUpdated',
      'compass.incidents.v1.IncidentResolved',
      'compass.incidents.v1.IncidentRecurred',
    ],
    writers: 'intake',
    readers: 'orchestrator',
    about: 'Alerts that belong together, from opening to resolution.',
  },
  tasks: {
    ...defaults,
    name: 'compass.tasks.v1',
    key: 'investigation_id',
    events: ['compass.market.v1.TasksRequested', 'compass.market.v1.TasksClosed'],
    writers: 'orchestrator',
    readers: 'task-market',
    about: 'Work that an investigation asks for.',
  },
  market: {
    ...defaults,
    name: 'compass.market.v1',
    key: 'investigation_id; "registry" for CapabilitiesChanged',
    events: [
      'compass.market.v1.TaskAwarded',
      'compass.market.v1.TaskFailed',
      'compass.market.v1.TaskSettled',
      'compass.market.v1.CapabilitiesChanged',
    ],
    writers: 'task-market',
    readers: 'orchestrator',
    about: 'What the market decided: awards, failed attempts, settlements, capabilities on offer.',
  },
  results: {
    ...defaults,
    name: 'compass.results.v1',
    key: 'investigation_id',
    events: ['compass.agents.v1.ResultReported'],
    writers: 'agents',
    readers: 'orchestrator, task-market, intake',
    about: 'One answer per award.',
  },
  verdicts: {
    ...defaults,
    name: 'compass.verdicts.v1',
    key: 'investigation_id',
    retentionMs: 30 * day,
    events: ['compass.investigations.v1.VerdictReached'],
    writers: 'orchestrator',
    readers: 'knowledge-store, notifier, intake, everyone',
    about: 'The public outcome of every investigation.',
  },
} as const satisfies Record<string, TopicSpec>;

/** An agent's own topic, created by the market when the agent registers. @param agent its name: lower-case letters, digits, dashes */
export function agentTopic(agent: string): TopicSpec {
  return {
    ...defaults,
    partitions: 3,
    retentionMs: day,
    name: `compass.agent.${agent}.v1`,
    key: 'investigation_id',
    events: ['compass.market.v1.TaskAwarded', 'compass.market.v1.AwardCancelled'],
    writers: 'task-market',
    readers: `agent ${agent}`,
    about: 'Awards of one agent, and what is cancelled of them; a rule of access can give its team exactly this.',
  };
}
