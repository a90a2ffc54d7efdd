import { readFileSync } from 'node:fs';

const recorded = new URL('../../../../recordings/shop/cases/incident-001/alert.json', import.meta.url);
const template = readFileSync(recorded, 'utf8');

/** The bundled alert as if it came from a service of its own: an incident of its own. */
export const alertOf = (service: string): Buffer =>
  Buffer.from(
    template
      .replaceAll('"service": "web"', `"service": "${service}"`)
      .replace(/"fingerprint": "[0-9a-f]+"/, `"fingerprint": "${service}"`),
  );
