import { Inject, Injectable } from '@nestjs/common';
import type { DeadLetter, ListDeadLettersResponse } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { GRPC_CLIENTS, SETTINGS, type GrpcClients } from '@compass/runtime';
import type { GatewaySettings } from '../settings.js';
import { consumingServices, isConsumingService } from './consuming-services.js';

/** The newest dead letters of all services. */
export interface DeadLetterOverview {
  readonly deadLetters: readonly DeadLetter[];
  /** Services that did not answer, and whose dead letters are therefore not among these. */
  readonly unavailable: readonly string[];
}

export interface Page {
  readonly pageSize: number;
  readonly pageToken: string;
}

/** What the services gave up on: each is asked for its own. */
@Injectable()
export class DeadLetters {
  constructor(
    @Inject(GRPC_CLIENTS) private readonly clients: GrpcClients,
    @Inject(SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** Asks all at once; one that is away does not hide what the others have. */
  async overview(pageSize: number): Promise<DeadLetterOverview> {
    const names = Object.entries(consumingServices).flatMap(([name, setting]) =>
      this.settings[setting] ? [name] : [],
    );
    const answers = await Promise.allSettled(names.map((name) => this.list(name, { pageSize, pageToken: '' })));
    const deadLetters = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.deadLetters : []));
    return {
      deadLetters: deadLetters.sort(newestFirst).slice(0, pageSize),
      unavailable: names.filter((_, index) => answers[index]!.status === 'rejected'),
    };
  }

  /** @throws PermanentError `unknown-service` */
  async list(service: string, page: Page): Promise<ListDeadLettersResponse> {
    return this.clientOf(service).listDeadLetters(page);
  }

  /** With its original bytes. @throws PermanentError `unknown-service`, `dead-letter-not-found` */
  async get(service: string, deadLetterId: string): Promise<DeadLetter> {
    const { deadLetter } = await this.clientOf(service).getDeadLetter({ deadLetterId });
    if (!deadLetter) throw new PermanentError('dead-letter-not-found', `${service} has no dead letter ${deadLetterId}`);
    return deadLetter;
  }

  /** Hands the message to its handler again. @throws PermanentError `unknown-service`, `dead-letter-not-found` */
  async redrive(service: string, deadLetterId: string): Promise<void> {
    await this.clientOf(service).redriveDeadLetter({ deadLetterId });
  }

  private clientOf(service: string) {
    const address = isConsumingService(service) ? this.settings[consumingServices[service]] : undefined;
    if (!address) throw new PermanentError('unknown-service', `no service ${service}`);
    return this.clients.client('compass.operations.v1.DeadLetterService', address);
  }
}

const newestFirst = (a: DeadLetter, b: DeadLetter): number =>
  b.failedAtMs - a.failedAtMs || (a.deadLetterId < b.deadLetterId ? -1 : 1);
