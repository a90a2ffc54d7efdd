import { Controller, Get, Inject, Module } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type {
  GetInvestigationRequest,
  GetInvestigationResponseInput,
  GetTimelineResponseInput,
  JudgeHypothesisResponseInput,
  ListInvestigationsResponseInput,
  WatchResponseInput,
} from '@compass/contracts';
import { PermanentError, RetryableError } from '@compass/kernel';
import { trace } from '@opentelemetry/api';
import { concat, NEVER, of, type Observable } from 'rxjs';
import { z } from 'zod';
import { integerSetting } from '../configuration/setting.js';
import { defineService, type SettingsOf } from '../service-definition.js';
import { SETTINGS } from '../tokens.js';

const settings = z.object({
  COMPASS_DEMO_ANSWER: integerSetting('What the demo answers.', { min: 1, max: 99 }).default(42),
});

type DemoSettings = SettingsOf<typeof settings>;

/** Calls that wait until the test says so. */
export const gate = {
  entered: Promise.withResolvers<void>(),
  opened: Promise.withResolvers<void>(),
  reset(): void {
    gate.entered = Promise.withResolvers();
    gate.opened = Promise.withResolvers();
  },
};

/** By requested id: what the demo does. Any other id is answered with the trace that the call belongs to. */
const behaviours: Record<string, () => Promise<never> | Promise<void>> = {
  missing: () => Promise.reject(new PermanentError('investigation-not-found', 'no investigation "missing"')),
  busy: () => Promise.reject(new RetryableError('database-unavailable', 'no connection')),
  bug: () => Promise.reject(new TypeError('secret detail of the code')),
  never: () => new Promise(() => undefined),
  gated: () => {
    gate.entered.resolve();
    return gate.opened.promise;
  },
};

@Controller()
class DemoController {
  constructor(@Inject(SETTINGS) private readonly settings: DemoSettings) {}

  @GrpcMethod('InvestigationService', 'GetInvestigation')
  async getInvestigation({ investigationId }: GetInvestigationRequest): Promise<GetInvestigationResponseInput> {
    await behaviours[investigationId]?.();
    return { summary: { investigationId: trace.getActiveSpan()?.spanContext().traceId ?? '' } };
  }

  @GrpcMethod('InvestigationService', 'ListInvestigations')
  listInvestigations(): ListInvestigationsResponseInput {
    return { nextPageToken: String(this.settings.COMPASS_DEMO_ANSWER) };
  }

  @GrpcMethod('InvestigationService', 'Watch')
  watch({ investigationId }: GetInvestigationRequest): Observable<WatchResponseInput> {
    const two = of({ version: 1 }, { version: 2 });
    return investigationId === 'endless' ? concat(two, NEVER) : two;
  }

  @GrpcMethod('InvestigationService', 'GetTimeline')
  getTimeline(): GetTimelineResponseInput {
    return {};
  }

  @GrpcMethod('InvestigationService', 'JudgeHypothesis')
  judgeHypothesis(): JudgeHypothesisResponseInput {
    return {};
  }

  @Get('/gated')
  async gated(): Promise<string> {
    gate.entered.resolve();
    await gate.opened.promise;
    return 'opened';
  }

  @Get('/answer')
  answer(): object {
    return { answer: this.settings.COMPASS_DEMO_ANSWER, traceId: trace.getActiveSpan()?.spanContext().traceId };
  }
}

@Module({ controllers: [DemoController] })
class DemoModule {}

export const demoService = defineService({
  name: 'demo',
  settings,
  eventLog: false,
  grpc: ['compass.investigations.v1.InvestigationService'],
  module: DemoModule,
});
