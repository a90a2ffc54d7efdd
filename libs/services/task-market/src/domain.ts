// What of the market is pure: awarding, paying and ending, for whoever drives it without broker and database.
export type { Answer, Offer } from './domain/auction/offer.js';
export { openAccount, type Account } from './domain/ledger/account.js';
export { bidderKey, type Bidder } from './domain/registry/bidder.js';
export { auctionTasks } from './domain/task/auction-tasks.js';
export { closeAccount, closeTasks } from './domain/task/close-tasks.js';
export type { Decision } from './domain/task/decision.js';
export { openTask, type Attempt, type MarketRules, type MarketTask } from './domain/task/market-task.js';
export { reasonToIgnore, settleReport } from './domain/task/settle-attempt.js';
export { parseTasksRequested } from './handlers/parse-tasks-requested.js';
