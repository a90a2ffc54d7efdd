/** OrchestratorStore. */
export const ORCHESTRATOR_STORE = Symbol('ORCHESTRATOR_STORE');
/** Knowledge. */
export const KNOWLEDGE = Symbol('KNOWLEDGE');
/** OpeningRules. */
export const OPENING_RULES = Symbol('OPENING_RULES');
