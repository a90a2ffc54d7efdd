import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { messageJson } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { Services } from '../services.js';

/** The evidence behind a report, by the hashes that the report cites. */
@Controller('v1/observations')
export class ObservationsController {
  constructor(@Inject(Services) private readonly services: Services) {}

  /** What a hash names never changes. @throws PermanentError `unknown-observation` */
  @Get(':hash')
  @Header('cache-control', 'private, max-age=31536000, immutable')
  async get(@Param('hash') hash: string) {
    const { observations } = await this.services.knowledge.getObservations({ hashes: [hash] });
    const [observation] = observations;
    if (!observation) throw new PermanentError('unknown-observation', `no observation ${hash}`);
    return messageJson('compass.observations.v1.Observation', observation);
  }
}
