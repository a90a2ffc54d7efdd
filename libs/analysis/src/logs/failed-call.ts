/** A call that never got through, as sockets, proxies, circuit breakers and balancers on the client's side put it. */
const callBroke =
  /upstream|downstream|ECONN(REFUSED|RESET)|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|socket hang up|connection (refused|reset|terminated)|circuit ?breaker|no (healthy |available )?(instances?|servers?|providers?|upstreams?)( are| is)? available|no available (instances?|servers?|providers?)/i;
/** Also said by a service that refuses for load. */
const callFailed =
  /bad gateway|gateway time-?out|\b50[234]\b|unavailable|deadline.?exceeded|exceeded deadline|timed? ?out|https?:\/\//i;
/** What clients of gRPC, HTTP, databases and brokers raise when the other side answers with an error, or not at all; in Go, Java, Python, .NET and JavaScript. */
const clientRaised =
  /rpc error: code|context cancell?ed|StatusRuntimeException|InactiveRpcError|\bRpc(Error|Exception)\b|Http(Client|Server)ErrorException|Rest(Client|Response)Exception|FeignException|WebClientResponseException|HttpRequestException|AxiosError|request failed with status code|CommunicationsException|MongoNetwork|ServerSelection|BrokerNotAvailable/i;
/** What databases and the pools in front of them refuse. */
const databaseRefused =
  /lock time-?out|deadlock|canceling statement|statement time-?out|connection slots|too many (clients|connections)|(connection|pool).*(time-?out|exhausted)|timeout.*(connect|connection)|acquir\w* .*connection|\b(53300|55P03|40P01|57014)\b/i;

/** Whether a text tells that another process could not be reached, or refused: whoever says so is not where the trouble is. */
export const tellsOfBrokenCall = (text: string): boolean => callBroke.test(text) || databaseRefused.test(text);

/** Whether a text may tell that a call failed; some of it is also said by who refuses for load. */
export const tellsOfFailedCall = (text: string): boolean =>
  tellsOfBrokenCall(text) || callFailed.test(text) || clientRaised.test(text);
