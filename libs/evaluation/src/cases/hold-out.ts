import { sha256Hex } from '@compass/kernel';

/** Cases that nobody reads one by one while building: those whose id's sha256 ends in an odd hexadecimal digit. */
export const isHeldOut = (caseId: string): boolean => Number.parseInt(sha256Hex(caseId).slice(-1), 16) % 2 === 1;
