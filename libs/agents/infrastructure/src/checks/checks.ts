import { missingAccounts, refusedPods, usedUpQuotas } from './admission.js';
import type { Check } from './check.js';
import { credentials, databasePort, databaseState } from './databases.js';
import { gatewayRoutes } from './gateways.js';
import { brokenRuntimes, hostServices, silentNodes, unattendedPods, unroutedNodes } from './hosts.js';
import { slowPaths } from './paths.js';
import { processor } from './pressure.js';
import { probes } from './probes.js';
import { addresses, ports, selectors, unreachedServices } from './routing.js';
import { scheduling } from './scheduling.js';
import { names, sidecars, zeroReplicas } from './settings.js';
import { oddNamespaces, oddNodes } from './odd-places.js';
import { oddWorkloads } from './siblings.js';
import { bindings, images, memory, missingReferences } from './startup.js';
import { mounts, unboundClaims } from './volumes.js';

/** From what the platform says itself to what merely stands out. */
export const checks: readonly Check[] = [
  scheduling,
  unboundClaims,
  mounts,
  refusedPods,
  usedUpQuotas,
  missingAccounts,
  images,
  bindings,
  missingReferences,
  memory,
  probes,
  selectors,
  ports,
  unreachedServices,
  addresses,
  gatewayRoutes,
  zeroReplicas,
  sidecars,
  names,
  credentials,
  databasePort,
  databaseState,
  hostServices,
  silentNodes,
  brokenRuntimes,
  unattendedPods,
  unroutedNodes,
  processor,
  slowPaths,
  oddWorkloads,
  oddNodes,
  oddNamespaces,
];
