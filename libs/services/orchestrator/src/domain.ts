// What of the orchestrator is pure: deciding, reporting, and its words on the wire, for whoever drives it without broker and database.
export type { Command } from './domain/investigation/commands.js';
export { deadlinesOf, type DeadlineTimer } from './domain/investigation/deadlines.js';
export type { InvestigationEvent } from './domain/investigation/events.js';
export { fold } from './domain/investigation/evolve.js';
export type { Hypothesis } from './domain/investigation/hypothesis.js';
export { advance } from './domain/policy/advance.js';
export { market } from './domain/policy/market.js';
export { defaultSettings } from './domain/policy/settings.js';
export { testedRanking, type TestedRanking } from './domain/verdict/test-hypotheses.js';
export { observationsOf } from './domain/replay/observations.js';
export { replayLog, type RecordedEvent, type Replay } from './domain/replay/replay-log.js';
export { report } from './domain/report/report.js';
export { timelineOf, type Timeline } from './domain/timeline/timeline.js';
export { outgoingEvents } from './edge/outgoing-events.js';
export { parseIncident } from './edge/parse-incident.js';
export { parseAward, parseFailure, parseSettlement } from './edge/parse-market.js';
export { citedBy, parseResult } from './edge/parse-result.js';
