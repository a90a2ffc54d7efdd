import type { Check } from '../check.js';
import { answerChecks } from './answer.js';
import { biddingChecks } from './bidding.js';
import { limitChecks } from './limits.js';
import { registrationChecks } from './registration.js';
import { robustnessChecks } from './robustness.js';

const { registration, protocol, consuming, forgotten, lease } = registrationChecks;
const { bid, priceCeiling, decline, environment } = biddingChecks;
const { award, result, evidence, otherVersion, redelivery } = answerChecks;
const { lateAward, deadline, cancel, capacity } = limitChecks;
const { unknownFields, garbage, crash, shutdown } = robustnessChecks;

/** In the order in which they are judged: what may leave an agent unable to go on comes last. */
export const allChecks: readonly Check[] = [
  ...[registration, protocol, consuming, forgotten],
  ...[bid, priceCeiling, decline, environment],
  ...[award, result, evidence, otherVersion, redelivery, lateAward],
  ...[deadline, cancel, capacity, lease],
  ...[unknownFields, crash, garbage, shutdown],
];
