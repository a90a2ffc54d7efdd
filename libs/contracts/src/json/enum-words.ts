/** An enum's value as people write it: VERDICT_KIND_NO_FAULT of VerdictKind is `no-fault`. */
export function enumWord(enumName: string, value: string): string {
  const simpleName = enumName.slice(enumName.lastIndexOf('.') + 1);
  const prefix = `${simpleName.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase()}_`;
  return value.replace(prefix, '').toLowerCase().replaceAll('_', '-');
}
