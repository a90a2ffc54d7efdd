import { PermanentError } from '@compass/kernel';

/** Why a request that brings alerts is not admitted; answered with 401. */
type RefusalCode =
  'credentials-missing' | 'credentials-invalid' | 'signature-missing' | 'signature-invalid' | 'signature-expired';

export const refusal = (code: RefusalCode, detail: string): PermanentError => new PermanentError(code, detail);
