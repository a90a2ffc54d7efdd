/** What metrics are about, by their names; names that exporters commonly use. */
export const latency = /latenc|duration|response-?time|elapsed/i;
/** Time in which a container was held back by its limit. */
export const throttled = /cfs|throttl/i;
export const used = /^cpu(-usage)?(-(cores|percent|seconds))?$/i;
/** Requests that are answered, per second. */
export const traffic = /^(rps|qps|tps|requests?|request-rate|throughput|traffic|workload)(-per-second|-rate)?$/i;
/** Segments that had to be sent again. */
export const retransmissions = /retrans|retans/i;
