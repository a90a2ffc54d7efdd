import type { IncomingMessage } from 'node:http';
import { Controller, Headers, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { messageLimitBytes } from '@compass/contracts';
import type { IdSource } from '@compass/kernel';
import { IDS } from '@compass/runtime';
import { z } from 'zod';
import { Needs } from '../access/scope.js';
import { parseQuery } from '../http/parse-query.js';
import { readBody } from '../http/read-body.js';
import { AlertAdmission } from './alert-admission.js';
import { requireFormat } from './require-format.js';
import { AlertLog } from './alert-log.js';
import { alertMessage } from './alert-message.js';
import { AlertAuthenticator } from './authentication/alert-authenticator.js';
import { cloudEventHeaders } from './cloud-event-headers.js';

/** What the sender gets once the log has its alert. */
export interface Acknowledgement {
  readonly topic: string;
  readonly bytes: number;
  /** Under which the alert's way can be followed. */
  readonly traceId: string;
  /** Under which what became of it can be asked. */
  readonly receiptId: string;
}

const environmentQuery = z.object({
  environment: z
    .string()
    .trim()
    .max(200)
    .regex(/^\P{Cc}*$/u, 'has control characters')
    .optional(),
});

/** Asks monitors itself who they are. Alerts over HTTP: the same bytes on the same topic as over Kafka. */
@Controller('v1/alerts')
export class AlertsController {
  constructor(
    @Inject(AlertAdmission) private readonly admission: AlertAdmission,
    @Inject(AlertAuthenticator) private readonly authenticator: AlertAuthenticator,
    @Inject(AlertLog) private readonly log: AlertLog,
    @Inject(IDS) private readonly ids: IdSource,
  ) {}

  /** Of any format. @throws as receive */
  @Post()
  @Needs('open')
  @HttpCode(202)
  receiveAny(
    @Req() request: IncomingMessage,
    @Headers('compass-environment') environment: string | undefined,
    @Query() query: unknown,
  ): Promise<Acknowledgement> {
    return this.take(request, undefined, environment, query);
  }

  /**
   * @throws PermanentError `unknown-alert-format`, `credentials-…`, `signature-…`, `not-json`, `message-too-large`, `invalid-query`;
   * RetryableError `quota-exceeded`, `event-log-unavailable`
   */
  @Post(':key')
  @Needs('open')
  @HttpCode(202)
  receive(
    @Req() request: IncomingMessage,
    @Param('key') format: string,
    @Headers('compass-environment') environment: string | undefined,
    @Query() query: unknown,
  ): Promise<Acknowledgement> {
    return this.take(request, format, environment, query);
  }

  private async take(
    request: IncomingMessage,
    path: string | undefined,
    header: string | undefined,
    query: unknown,
  ): Promise<Acknowledgement> {
    const format = path === undefined ? undefined : requireFormat(path);
    const environment = header?.trim() || parseQuery(environmentQuery, query).environment;
    this.admission.admit(request.socket.remoteAddress ?? 'unknown', environment);
    const body = await readBody(request, messageLimitBytes);
    const { headers } = request;
    this.authenticator.authenticate(format, { headers, body });
    const receiptId = this.ids.draw();
    const cloudEvent = cloudEventHeaders(headers);
    const message = alertMessage({ body, receiptId, environment, format, cloudEvent });
    await this.log.append(message);
    const traceId = trace.getActiveSpan()?.spanContext().traceId ?? '';
    return { topic: message.topic, bytes: body.length, traceId, receiptId };
  }
}
