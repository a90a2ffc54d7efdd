// Original file: compass/market/v1/market_service.proto


export interface WeighAgentResponseInput {
}

export interface WeighAgentResponse {
}
