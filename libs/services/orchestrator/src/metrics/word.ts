/** `VERDICT_KIND_NO_FAULT` is `no-fault`; what is not given is `unspecified`. */
export function toWord(value: string | number | undefined, prefix: string): string {
  return typeof value === 'string' ? value.replace(prefix, '').toLowerCase().replaceAll('_', '-') : 'unspecified';
}
