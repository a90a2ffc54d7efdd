// Original file: compass/topology/v1/topology.proto

import type { CallEdgeInput as _compass_topology_v1_CallEdgeInput, CallEdge as _compass_topology_v1_CallEdge } from '../../../compass/topology/v1/CallEdge.js';

/**
 * The service graph as an agent observed it.
 */
export interface ServiceGraphInput {
  'edges'?: (_compass_topology_v1_CallEdgeInput)[];
  /**
   * Hashes of the observations it was read from.
   */
  'observations'?: (string)[];
}

/**
 * The service graph as an agent observed it.
 */
export interface ServiceGraph {
  'edges': (_compass_topology_v1_CallEdge)[];
  /**
   * Hashes of the observations it was read from.
   */
  'observations': (string)[];
}
