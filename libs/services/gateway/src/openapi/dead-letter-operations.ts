import { schemaRef } from './message-schema.js';
import { away, page, type Operation } from './operation.js';
import { ownRef } from './own-schemas.js';

const deadLetter = schemaRef('compass.operations.v1.DeadLetter');
const unknown = { 404: ['unknown-service', 'dead-letter-not-found'] };

export const deadLetterOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/deadletters',
    id: 'surveyDeadLetters',
    summary: 'The newest dead letters of all services, without their bodies.',
    scope: 'read',
    parameters: ['pageSize'],
    success: {
      status: 200,
      about: 'Dead letters, and the services that did not answer.',
      schema: ownRef('DeadLetterSurvey'),
    },
    refusals: {},
  },
  {
    method: 'get',
    path: '/v1/deadletters/{service}',
    id: 'listDeadLetters',
    summary: 'The dead letters of one service, without their bodies, the newest first.',
    scope: 'read',
    parameters: page,
    success: {
      status: 200,
      about: 'One page.',
      schema: schemaRef('compass.operations.v1.ListDeadLettersResponse'),
    },
    refusals: { 400: ['invalid-page-token'], 404: ['unknown-service'], ...away },
  },
  {
    method: 'get',
    path: '/v1/deadletters/{service}/{deadLetterId}',
    id: 'getDeadLetter',
    summary: 'One dead letter with its original bytes.',
    scope: 'read',
    success: { status: 200, about: 'The dead letter.', schema: deadLetter },
    refusals: { ...unknown, ...away },
  },
  {
    method: 'post',
    path: '/v1/deadletters/{service}/{deadLetterId}/redrive',
    id: 'redriveDeadLetter',
    summary: 'Hands the message to its handler again, behind what waits for the same key.',
    scope: 'admin',
    success: {
      status: 202,
      about:
        'It will be tried again, once: a retry finds no dead letter of this id until the service has given up again.',
      schema: ownRef('Nothing'),
    },
    refusals: { ...unknown, ...away },
  },
];
