import { Controller, Inject } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type {
  CreateSilenceRequest,
  CreateSilenceResponseInput,
  ExpireSilenceRequest,
  ExpireSilenceResponseInput,
  GetAlertRequest,
  GetAlertResponseInput,
  ListAlertsRequest,
  ListAlertsResponseInput,
  ListSilencesRequest,
  ListSilencesResponseInput,
} from '@compass/contracts';
import { canonicalJson, PermanentError, sha256Hex, type Clock, type IdSource } from '@compass/kernel';
import { CLOCK, IDS } from '@compass/runtime';
import { z } from 'zod';
import { comingWindows, type MaintenanceWindow } from '../domain/maintenance.js';
import { parseSilence } from '../edge/parse-silence.js';
import type { AlertViews } from '../store/alert-views.js';
import { ALERT_VIEWS, MAINTENANCE } from '../tokens.js';
import { alertMessage } from './alert-message.js';
import { pageOf, parsePageToken, sizeOfPage } from './page-token.js';
import { silenceMessage } from './silence-message.js';

const service = 'AlertService';

/** compass.alerts.v1.AlertService: what became of alerts, and silences. */
@Controller()
export class AlertController {
  constructor(
    @Inject(ALERT_VIEWS) private readonly views: AlertViews,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(MAINTENANCE) private readonly maintenance: readonly MaintenanceWindow[],
  ) {}

  /** @throws PermanentError `unknown-alert` */
  @GrpcMethod(service, 'GetAlert')
  async getAlert({ alertId }: GetAlertRequest): Promise<GetAlertResponseInput> {
    const found = z.uuid().safeParse(alertId).success ? await this.views.alert(alertId) : undefined;
    if (!found) throw new PermanentError('unknown-alert', `no alert ${alertId}`);
    return { record: alertMessage(found) };
  }

  /** @throws PermanentError `invalid-page-token` */
  @GrpcMethod(service, 'ListAlerts')
  async listAlerts(request: ListAlertsRequest): Promise<ListAlertsResponseInput> {
    const size = sizeOfPage(request.pageSize);
    const found = await this.views.alerts(size + 1, request, parsePageToken(request.pageToken));
    const { page, nextPageToken } = pageOf(found, size, ({ receivedAtMs: atMs, alertId: id }) => ({ atMs, id }));
    return { records: page.map(alertMessage), nextPageToken };
  }

  /** @throws PermanentError `invalid-silence`, `silence-key-reused` */
  @GrpcMethod(service, 'CreateSilence')
  async createSilence({ silence, requestKey: key }: CreateSilenceRequest): Promise<CreateSilenceResponseInput> {
    const asked = { ...parseSilence(silence, this.clock.now()), silenceId: this.ids.draw() };
    const request = key === '' ? undefined : { key, sha256: sha256Hex(canonicalJson(silence)) };
    return { silence: silenceMessage(await this.views.addSilence(asked, request)) };
  }

  @GrpcMethod(service, 'ListSilences')
  async listSilences({ includeEnded }: ListSilencesRequest): Promise<ListSilencesResponseInput> {
    const nowMs = this.clock.now();
    const made = await this.views.silences(includeEnded ? 0 : nowMs);
    const silences = [...made, ...comingWindows(this.maintenance, nowMs)].toSorted((a, b) => b.endsAtMs - a.endsAtMs);
    return { silences: silences.map(silenceMessage) };
  }

  /** @throws PermanentError `unknown-silence`, `silence-configured` */
  @GrpcMethod(service, 'ExpireSilence')
  async expireSilence({ silenceId }: ExpireSilenceRequest): Promise<ExpireSilenceResponseInput> {
    if (this.maintenance.some(({ name }) => name === silenceId))
      throw new PermanentError('silence-configured', `${silenceId} is in the maintenance file: change it there`);
    const isId = z.uuid().safeParse(silenceId).success;
    const ended = isId ? await this.views.endSilence(silenceId, this.clock.now()) : undefined;
    if (!ended) throw new PermanentError('unknown-silence', `no silence ${silenceId}`);
    return { silence: silenceMessage(ended) };
  }
}
