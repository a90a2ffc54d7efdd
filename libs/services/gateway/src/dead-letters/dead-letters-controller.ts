import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { messageJson } from '@compass/contracts';
import { pageQuery, parseQuery } from '../http/parse-query.js';
import { DeadLetters } from './dead-letters.js';

const deadLetter = 'compass.operations.v1.DeadLetter';

/** Dead letters of every service: to see, to understand, to try again. */
@Controller('v1/deadletters')
export class DeadLettersController {
  constructor(@Inject(DeadLetters) private readonly deadLetters: DeadLetters) {}

  @Get()
  async overview(@Query() query: unknown) {
    const { deadLetters, unavailable } = await this.deadLetters.overview(parseQuery(pageQuery, query).pageSize);
    return { deadLetters: deadLetters.map((each) => messageJson(deadLetter, each)), unavailable };
  }

  @Get(':service')
  async list(@Param('service') service: string, @Query() query: unknown) {
    const page = await this.deadLetters.list(service, parseQuery(pageQuery, query));
    return messageJson('compass.operations.v1.ListDeadLettersResponse', page);
  }

  @Get(':service/:deadLetterId')
  async get(@Param('service') service: string, @Param('deadLetterId') deadLetterId: string) {
    return messageJson(deadLetter, await this.deadLetters.get(service, deadLetterId));
  }

  @Post(':service/:deadLetterId/redrive')
  @HttpCode(202)
  async redrive(@Param('service') service: string, @Param('deadLetterId') deadLetterId: string) {
    await this.deadLetters.redrive(service, deadLetterId);
    return {};
  }
}
