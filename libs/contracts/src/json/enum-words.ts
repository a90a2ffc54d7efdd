import { valuesOf } from './message-type.js';

/** An enum's value as people write it: VERDICT_KIND_NO_FAULT of VerdictKind is `no-fault`. */
export function enumWord(enumName: string, value: string): string {
  const simpleName = enumName.slice(enumName.lastIndexOf('.') + 1);
  const prefix = `${simpleName.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase()}_`;
  return value.replace(prefix, '').toLowerCase().replaceAll('_', '-');
}

/** The other way round. @param word of that enum, checked before */
export function enumValue<Value extends string>(enumName: string, word: string): Value {
  const value = valuesOf(enumName).find((each) => enumWord(enumName, each) === word);
  if (value === undefined) throw new TypeError(`${enumName} has no ${word}`);
  return value as Value;
}
