/** MarketStore. */
export const MARKET_STORE = Symbol('MARKET_STORE');
/** MarketRules. */
export const MARKET_RULES = Symbol('MARKET_RULES');
/** AgentCalls. */
export const AGENT_CALLS = Symbol('AGENT_CALLS');
