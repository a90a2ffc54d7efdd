import { topics } from '@compass/contracts';
import {
  AdmissionRunner,
  AdmitWaiting,
  DeadlineRunner,
  DueDeadlines,
  JoinAlert,
  OpenInvestigation,
  openingRules,
  orchestratorSettings,
  PassDeadline,
  ReceiveResult,
  RecordAward,
  RecordFailure,
  RecordResolution,
  RecordSettlement,
  RememberCapabilities,
  type Knowledge,
} from '@compass/service-orchestrator/parts';
import type { OrchestratorTables } from '../stores/orchestrator-tables.js';
import { SimulatedOrchestratorStore } from '../stores/simulated-orchestrator-store.js';
import { tracer, type Platform } from './host.js';

/** Shorter than in production, so that waiting for silent agents costs few steps. */
const settings = orchestratorSettings.parse({
  COMPASS_KNOWLEDGE: 'knowledge:1',
  COMPASS_INVESTIGATION_SECONDS: '40',
  COMPASS_CONCLUDING_SECONDS: '10',
  COMPASS_OBSERVE_SECONDS: '15',
  COMPASS_DISPROOF_SECONDS: '10',
  COMPASS_BUDGET_USD: '1',
  COMPASS_RUNNING_INVESTIGATIONS: '1',
  COMPASS_RUNNING_CRITICAL: '1',
});

/** The orchestrator in one process, composed as its module composes it. */
export async function startOrchestrator(platform: Platform<OrchestratorTables>, knowledge: Knowledge): Promise<void> {
  const { host, unitOfWork, schema } = platform;
  const { process, logger, seams } = host;
  const store = seams.orchestratorStore(new SimulatedOrchestratorStore(unitOfWork, schema.tables, process));
  const rules = openingRules(settings);
  const handlers = [
    new OpenInvestigation(process, rules),
    new JoinAlert(process),
    new RecordResolution(process),
    new RecordAward(process),
    new RecordFailure(process),
    new RecordSettlement(process),
    new RememberCapabilities(),
    new ReceiveResult(process, store, knowledge),
  ].map((handler) => seams.orchestratorHandler(handler));
  const pass = new PassDeadline(store, process, tracer, logger);
  const deadlines = new DeadlineRunner(new DueDeadlines(store, process, pass), process, logger);
  await deadlines.start();
  await new AdmissionRunner(new AdmitWaiting(store, process, rules, tracer), process, logger).start();
  await platform.consume({
    topics: [topics.incidents.name, topics.market.name, topics.results.name],
    handlers,
    store,
  });
}
