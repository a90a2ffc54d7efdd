import type { IncomingMessage } from 'node:http';
import { Controller, Headers, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { messageLimitBytes } from '@compass/contracts';
import { z } from 'zod';
import { parseQuery } from '../http/parse-query.js';
import { readBody } from '../http/read-body.js';
import { AlertLog } from './alert-log.js';
import { alertMessage } from './alert-message.js';

/** What the sender gets once the log has its alert. */
export interface Acknowledgement {
  readonly topic: string;
  readonly bytes: number;
  /** Under which the alert's way can be followed. */
  readonly traceId: string;
}

const environmentQuery = z.object({ environment: z.string().trim().max(200).optional() });

/** Alerts over HTTP: the same bytes on the same topic as over Kafka. */
@Controller('v1/alerts')
export class AlertsController {
  constructor(@Inject(AlertLog) private readonly log: AlertLog) {}

  /** @throws PermanentError `not-json`, `message-too-large`, `invalid-query`; RetryableError `event-log-unavailable` */
  @Post('alertmanager')
  @HttpCode(202)
  async receive(
    @Req() request: IncomingMessage,
    @Headers('compass-environment') header: string | undefined,
    @Query() query: unknown,
  ): Promise<Acknowledgement> {
    const { environment } = parseQuery(environmentQuery, query);
    const body = await readBody(request, messageLimitBytes);
    const message = alertMessage({ body, environment: header?.trim() || environment });
    await this.log.append(message);
    const traceId = trace.getActiveSpan()?.spanContext().traceId ?? '';
    return { topic: message.topic, bytes: body.length, traceId };
  }
}
