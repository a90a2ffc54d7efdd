import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type {
  DeadLetterInput,
  GetDeadLetterRequest,
  GetDeadLetterResponseInput,
  ListDeadLettersRequest,
  ListDeadLettersResponseInput,
  RedriveDeadLetterRequest,
  RedriveDeadLetterResponseInput,
} from '@compass/contracts';
import { DeadLetters, type DeadLetter } from '@compass/messaging';

/** What the service gave up on, served by every service that has a schema. */
@Controller()
export class DeadLetterController {
  constructor(private readonly deadLetters: DeadLetters) {}

  @GrpcMethod('DeadLetterService', 'ListDeadLetters')
  async list({ pageSize, pageToken }: ListDeadLettersRequest): Promise<ListDeadLettersResponseInput> {
    const page = await this.deadLetters.list(pageSize, pageToken);
    return { deadLetters: page.deadLetters.map(toMessage), nextPageToken: page.nextPageToken };
  }

  @GrpcMethod('DeadLetterService', 'GetDeadLetter')
  async get({ deadLetterId }: GetDeadLetterRequest): Promise<GetDeadLetterResponseInput> {
    return { deadLetter: toMessage(await this.deadLetters.get(deadLetterId)) };
  }

  @GrpcMethod('DeadLetterService', 'RedriveDeadLetter')
  async redrive({ deadLetterId }: RedriveDeadLetterRequest): Promise<RedriveDeadLetterResponseInput> {
    await this.deadLetters.redrive(deadLetterId);
    return {};
  }
}

function toMessage({ id, key, ...rest }: DeadLetter): DeadLetterInput {
  return { ...rest, deadLetterId: id, key: key ?? '' };
}
