import { Controller, Inject } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type {
  GetIncidentRequest,
  GetIncidentResponseInput,
  ListIncidentsRequest,
  ListIncidentsResponseInput,
} from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { z } from 'zod';
import type { IncidentViews } from '../store/incident-views.js';
import { INCIDENT_VIEWS } from '../tokens.js';
import { incidentMessage } from './incident-message.js';
import { pageOf, parsePageToken, sizeOfPage } from './page-token.js';

const service = 'IncidentService';
const openness: Partial<Record<ListIncidentsRequest['status'], boolean>> = {
  INCIDENT_STATUS_OPEN: true,
  INCIDENT_STATUS_RESOLVED: false,
};

/** compass.incidents.v1.IncidentService: what belongs together, and who answers for it. */
@Controller()
export class IncidentController {
  constructor(@Inject(INCIDENT_VIEWS) private readonly views: IncidentViews) {}

  /** @throws PermanentError `unknown-incident` */
  @GrpcMethod(service, 'GetIncident')
  async getIncident({ incidentId }: GetIncidentRequest): Promise<GetIncidentResponseInput> {
    const found = z.uuid().safeParse(incidentId).success ? await this.views.incident(incidentId) : undefined;
    if (!found) throw new PermanentError('unknown-incident', `no incident ${incidentId}`);
    return { record: incidentMessage(found.shown, found.alerts) };
  }

  /** @throws PermanentError `invalid-page-token` */
  @GrpcMethod(service, 'ListIncidents')
  async listIncidents({ status, ...request }: ListIncidentsRequest): Promise<ListIncidentsResponseInput> {
    const size = sizeOfPage(request.pageSize);
    const filter = { ...request, isOpen: openness[status] };
    const found = await this.views.incidents(size + 1, filter, parsePageToken(request.pageToken));
    const { page, nextPageToken } = pageOf(found, size, ({ startedAtMs: atMs, incidentId: id }) => ({ atMs, id }));
    return { records: page.map((shown) => incidentMessage(shown)), nextPageToken };
  }
}
