// The orchestrator's parts as its module composes them, for whoever composes them over other adapters.
export type { Deadline } from './domain/investigation/events.js';
export { priorityOf } from './domain/admission/admission.js';
export { statusOf, type Investigation } from './domain/investigation/state.js';
export { JoinAlert, RecordResolution } from './handlers/record-incident.js';
export { OpenInvestigation } from './handlers/open-investigation.js';
export { ReceiveResult } from './handlers/receive-result.js';
export { RecordAward, RecordFailure, RecordSettlement, RememberCapabilities } from './handlers/record-market.js';
export type { Knowledge } from './knowledge/knowledge.js';
export { openingRules, orchestratorSettings } from './settings.js';
export type {
  Admissions,
  DeadlineTimers,
  DueDeadline,
  InvestigationLogs,
  InvestigationSummary,
  InvestigationViews,
  LoggedEvent,
  OfferedCapabilities,
  OrchestratorStore,
  OrchestratorTransaction,
  Place,
  SummaryFilter,
} from './store/orchestrator-store.js';
export { AdmissionRunner } from './timers/admission-runner.js';
export { AdmitWaiting } from './timers/admit-waiting.js';
export { DeadlineRunner } from './timers/deadline-runner.js';
export { DueDeadlines } from './timers/due-deadlines.js';
export { PassDeadline } from './timers/pass-deadline.js';
