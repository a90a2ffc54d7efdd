import { describeMesh } from './meshes.js';
import { exportsPart } from './parts/exports.js';
import { investigationsPart } from './parts/investigations.js';
import { lyingAgentPart } from './parts/lying-agent.js';
import { newAgentsPart } from './parts/new-agents.js';
import { recordings } from './recordings.js';

describeMesh('COMPASS in one process', { kind: 'all-in-one', env: { COMPASS_RECORDINGS: recordings } }, (mesh) => {
  investigationsPart(mesh);
  exportsPart(mesh);
  lyingAgentPart(mesh);
  newAgentsPart(mesh);
});
