import { Controller, Inject } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type {
  GetInvestigationRequest,
  GetInvestigationResponseInput,
  GetTimelineRequest,
  GetTimelineResponseInput,
  JudgeHypothesisRequest,
  JudgeHypothesisResponseInput,
  ListInvestigationsRequest,
  ListInvestigationsResponseInput,
  WatchRequest,
  WatchResponseInput,
} from '@compass/contracts';
import type { Timers } from '@compass/kernel';
import { TIMERS } from '@compass/runtime';
import { map, type Observable } from 'rxjs';
import type { InvestigationEvent } from '../domain/investigation/events.js';
import { fold } from '../domain/investigation/evolve.js';
import { report } from '../domain/report/report.js';
import { timelineOf } from '../domain/timeline/timeline.js';
import { reportMessage } from '../edge/report-message.js';
import type { OrchestratorStore } from '../store/orchestrator-store.js';
import { ORCHESTRATOR_STORE } from '../tokens.js';
import { JudgeHypothesis } from './judge-hypothesis.js';
import { judgementMessage, parseJudgement } from './judgement-message.js';
import { absent } from './absent.js';
import { pageToken, parsePageToken } from './page-token.js';
import { summaryFilter } from './summary-filter.js';
import { summaryMessage } from './summary-message.js';
import { timelineMessage } from './timeline-message.js';
import { watchAll, watchOne } from './watch.js';

const service = 'InvestigationService';
const pageSize = { usual: 50, most: 500 };

/** compass.investigations.v1.InvestigationService: everything is read from the logs and their rows, nothing is kept here. */
@Controller()
export class InvestigationController {
  constructor(
    @Inject(ORCHESTRATOR_STORE) private readonly store: OrchestratorStore,
    @Inject(TIMERS) private readonly timers: Timers,
    private readonly judgeHypothesis: JudgeHypothesis,
  ) {}

  /** @throws PermanentError `unknown-investigation`, `investigation-pruned` */
  @GrpcMethod(service, 'GetInvestigation')
  getInvestigation({ investigationId }: GetInvestigationRequest): Promise<GetInvestigationResponseInput> {
    return this.store.read(async (views) => {
      const summary = await views.summary(investigationId);
      if (!summary) throw await absent(views, investigationId);
      const logged = summary.verdict === undefined ? [] : await views.events(investigationId, 1);
      const log = logged.map(({ data }) => JSON.parse(data) as InvestigationEvent);
      const reached = report(log);
      const judgements = (fold(log)?.judgements ?? []).map(judgementMessage);
      return { summary: summaryMessage(summary), judgements, ...(reached && { report: reportMessage(reached) }) };
    });
  }

  /** @throws PermanentError `invalid-page-token` */
  @GrpcMethod(service, 'ListInvestigations')
  async listInvestigations(request: ListInvestigationsRequest): Promise<ListInvestigationsResponseInput> {
    const after = parsePageToken(request.pageToken);
    const limit = request.pageSize > 0 ? Math.min(request.pageSize, pageSize.most) : pageSize.usual;
    const found = await this.store.read((views) => views.summaries(limit + 1, after, summaryFilter(request)));
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return { investigations: page.map(summaryMessage), nextPageToken: last ? pageToken(last) : '' };
  }

  /** @throws PermanentError `unknown-investigation`, `investigation-pruned` */
  @GrpcMethod(service, 'GetTimeline')
  async getTimeline({ investigationId }: GetTimelineRequest): Promise<GetTimelineResponseInput> {
    return this.store.read(async (views) => {
      const logged = await views.events(investigationId, 1);
      const timeline = timelineOf(logged.map(({ data }) => JSON.parse(data) as InvestigationEvent));
      if (!timeline) throw await absent(views, investigationId);
      return timelineMessage(timeline);
    });
  }

  /** @throws PermanentError `invalid-judgement`, and what JudgeHypothesis throws */
  @GrpcMethod(service, 'JudgeHypothesis')
  async judge(request: JudgeHypothesisRequest): Promise<JudgeHypothesisResponseInput> {
    const judged = await this.judgeHypothesis.run(request.investigationId, parseJudgement(request));
    return { judgement: judgementMessage(judged) };
  }

  /** @throws PermanentError `unknown-investigation`, `investigation-pruned` */
  @GrpcMethod(service, 'Watch')
  watch({ investigationId, fromVersion }: WatchRequest): Observable<WatchResponseInput> {
    const events =
      investigationId === ''
        ? watchAll(this.store, this.timers)
        : watchOne(this.store, this.timers, investigationId, fromVersion);
    return events.pipe(
      map(({ investigationId, version, type, atMs, data, hash }) => ({
        investigationId,
        version,
        type,
        atMs,
        data,
        hash,
      })),
    );
  }
}
