import type { IncomingMessage } from 'node:http';
import { Controller, Headers, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { messageLimitBytes } from '@compass/contracts';
import { z } from 'zod';
import { parseQuery } from '../http/parse-query.js';
import { readBody } from '../http/read-body.js';
import { AlertAdmission } from './alert-admission.js';
import { AlertLog } from './alert-log.js';
import { alertMessage } from './alert-message.js';

/** What the sender gets once the log has its alert. */
export interface Acknowledgement {
  readonly topic: string;
  readonly bytes: number;
  /** Under which the alert's way can be followed. */
  readonly traceId: string;
}

const environmentQuery = z.object({
  environment: z
    .string()
    .trim()
    .max(200)
    .regex(/^\P{Cc}*$/u, 'has control characters')
    .optional(),
});

/** Alerts over HTTP: the same bytes on the same topic as over Kafka. */
@Controller('v1/alerts')
export class AlertsController {
  constructor(
    @Inject(AlertAdmission) private readonly admission: AlertAdmission,
    @Inject(AlertLog) private readonly log: AlertLog,
  ) {}

  /** @throws PermanentError `not-json`, `message-too-large`, `invalid-query`; RetryableError `quota-exceeded`, `event-log-unavailable` */
  @Post('alertmanager')
  @HttpCode(202)
  async receive(
    @Req() request: IncomingMessage,
    @Headers('compass-environment') header: string | undefined,
    @Query() query: unknown,
  ): Promise<Acknowledgement> {
    const { environment } = parseQuery(environmentQuery, query);
    const named = header?.trim() || environment;
    this.admission.admit(request.socket.remoteAddress ?? 'unknown', named);
    const body = await readBody(request, messageLimitBytes);
    const message = alertMessage({ body, environment: named });
    await this.log.append(message);
    const traceId = trace.getActiveSpan()?.spanContext().traceId ?? '';
    return { topic: message.topic, bytes: body.length, traceId };
  }
}
