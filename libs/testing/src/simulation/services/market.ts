import { topics } from '@compass/contracts';
import {
  AgentRegistrar,
  AuctionAgain,
  AwardRequestedTasks,
  BidSolicitor,
  CloseInvestigation,
  marketRules,
  marketSettings,
  SettleOverdueAttempt,
  SettleReportedResult,
  SweepLeases,
  TimerRunner,
  type AgentCalls,
} from '@compass/service-task-market/parts';
import type { MarketTables } from '../stores/market-tables.js';
import { SimulatedMarketStore } from '../stores/simulated-market-store.js';
import { tracer, type Platform } from './host.js';

const settings = marketSettings.parse({ COMPASS_BIDDER_PATIENCE_MS: '3000' });
const rules = marketRules(settings);

/** The market in one process, composed as its module composes it. Gives what agents call, once it listens. */
export async function startMarket(platform: Platform<MarketTables>, calls: AgentCalls): Promise<AgentRegistrar> {
  const { host, unitOfWork, schema, log } = platform;
  const { process, logger, seams } = host;
  const store = seams.marketStore(new SimulatedMarketStore(unitOfWork, schema.tables, process));
  const solicitor = new BidSolicitor(store, calls, process, settings);
  const handlers = [
    new AwardRequestedTasks(solicitor, process, rules),
    new CloseInvestigation(),
    new SettleReportedResult(process, rules, logger),
  ].map((handler) => seams.marketHandler(handler));
  const actions = [
    new AuctionAgain(store, solicitor, process, rules),
    new SettleOverdueAttempt(store, process, rules),
    new SweepLeases(store, process, settings),
  ];
  const timers = new TimerRunner(store, actions, { clock: process, timers: process, tracer, logger });
  await timers.start();
  await platform.consume({ topics: [topics.tasks.name, topics.results.name], handlers, store });
  return new AgentRegistrar(store, log, process, settings);
}
