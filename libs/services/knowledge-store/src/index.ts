export { knowledgeStoreService } from './knowledge-store-service.js';
