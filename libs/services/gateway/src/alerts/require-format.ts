import { alertFormatNames, type AlertFormatName } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';

/** @throws PermanentError `unknown-alert-format` */
export function requireFormat(name: string): AlertFormatName {
  const format = alertFormatNames.find((each) => each === name);
  if (format) return format;
  throw new PermanentError('unknown-alert-format', `no format ${name}; there are: ${alertFormatNames.join(', ')}`);
}
