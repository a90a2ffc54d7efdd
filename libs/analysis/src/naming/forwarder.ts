/** Names of what hands requests on without work of its own, and of callers' views of what lies behind an address. */
const forwards =
  /(^|[^a-z])(elb|alb|nlb|lb|load-?balancer|gateway|apigateway|proxy|ingress|client|remote|router)([^a-z]|$)/i;

/** True for load balancers, gateways and proxies, and for the two ends of a connection: trouble shows there, and begins behind. */
export const isForwarder = (service: string): boolean => forwards.test(service);
