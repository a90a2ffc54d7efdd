import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Timers } from '@compass/kernel';
import { TIMERS } from '@compass/runtime';
import { z } from 'zod';
import { accepted } from '../http/accepted.js';
import { tagged } from '../http/entity-tags.js';
import { parseQuery } from '../http/parse-query.js';
import { Services } from '../services.js';
import { eventJson, streamEvents, streamHeaders, type EventJson } from './event-stream.js';
import { parseInvestigationId } from './investigation-id.js';

const version = z.coerce.number().int().min(0);
const eventsQuery = z.object({ fromVersion: version.default(1) });
const lastEventId = version.catch(0);

/** The log of an investigation: what there is, or also what happens from now on. */
@Controller('v1/investigations/:investigationId/events')
export class EventsController {
  constructor(
    @Inject(Services) private readonly services: Services,
    @Inject(TIMERS) private readonly timers: Timers,
  ) {}

  /**
   * As JSON, what there is now. As server-sent events, which have to be asked for: until the verdict, from the one after Last-Event-ID on;
   * 204 tells a browser that nothing follows. @throws PermanentError `unknown-investigation`, `invalid-query`, `not-acceptable`
   */
  @Get()
  async events(
    @Param('investigationId') id: string,
    @Query() query: unknown,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const investigationId = parseInvestigationId(id);
    const after = lastEventId.parse(request.headers['last-event-id']);
    const fromVersion = Math.max(parseQuery(eventsQuery, query).fromVersion, after + 1);
    const type = accepted(request, ['application/json', 'text/event-stream']);
    const { summary } = await this.services.orchestrator.getInvestigation({ investigationId });
    const last = summary?.version ?? 0;
    if (type === 'application/json') {
      const events = await this.untilVersion(investigationId, fromVersion, last);
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(tagged(JSON.stringify({ events }), request, response));
    } else if (summary?.verdict && fromVersion > last) {
      response.writeHead(204).end();
    } else if (request.method === 'HEAD') {
      response.writeHead(200, streamHeaders).end();
    } else {
      await this.stream(investigationId, fromVersion, response);
    }
  }

  private async untilVersion(investigationId: string, fromVersion: number, last: number): Promise<EventJson[]> {
    const events: EventJson[] = [];
    if (fromVersion > last) return events;
    for await (const event of this.services.orchestrator.watch({ investigationId, fromVersion })) {
      events.push(eventJson(event));
      if (event.version >= last) break;
    }
    return events;
  }

  private async stream(investigationId: string, fromVersion: number, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const options = { deadlineMs: Infinity, signal: gone.signal };
    const events = this.services.orchestrator.watch({ investigationId, fromVersion }, options);
    await streamEvents(events, response, this.timers).catch((error: unknown) => {
      if (!gone.signal.aborted) throw error;
    });
  }
}
