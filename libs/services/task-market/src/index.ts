export { taskMarketService } from './task-market-service.js';
