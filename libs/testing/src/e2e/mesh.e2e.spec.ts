import { afterAll } from '@jest/globals';
import { startOtlpReceiver } from '../trace/otlp-receiver.js';
import { describeMesh } from './meshes.js';
import { deadLettersPart } from './parts/dead-letters.js';
import { incidentsPart } from './parts/incidents.js';
import { investigationsPart } from './parts/investigations.js';
import { killsPart } from './parts/kills.js';
import { metricsPart } from './parts/metrics.js';
import { newAgentsPart } from './parts/new-agents.js';
import { oneTracePart } from './parts/one-trace.js';
import { pythonAgentPart } from './parts/python-agent.js';
import { recordings } from './recordings.js';

const receiver = await startOtlpReceiver();
afterAll(() => receiver.stop());

const env = {
  COMPASS_RECORDINGS: recordings,
  OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
  // An agent that is killed may be long in coming back, on a slow machine.
  COMPASS_BIDDER_PATIENCE_MS: '240000',
  COMPASS_OBSERVE_SECONDS: '300',
  COMPASS_INVESTIGATION_SECONDS: '600',
};

// To start a mesh takes longer than to ask it anything: all parts ask the same one, and the one that kills comes last.
describeMesh('COMPASS as processes over Kafka', { kind: 'mesh', env }, (mesh) => {
  investigationsPart(mesh);
  metricsPart(mesh);
  oneTracePart(mesh, receiver);
  deadLettersPart(mesh);
  incidentsPart(mesh);
  newAgentsPart(mesh);
  pythonAgentPart(mesh);
  killsPart(mesh);
});
