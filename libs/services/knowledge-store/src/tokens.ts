/** KnowledgeStore. */
export const KNOWLEDGE_STORE = Symbol('KNOWLEDGE_STORE');
