/** Java and .NET style, dotted, or Python and JavaScript style, bare; ends in what exceptions end in. */
const exceptionName = /\b(?:[A-Za-z_$][\w$]*\.)*[A-Z][\w$]*(?:Exception|Error|Fault|Timeout)\b/;

/** The first exception type that a log message names, for example java.sql.SQLException. */
export function exceptionTypeOf(message: string): string | undefined {
  return exceptionName.exec(message)?.[0];
}
