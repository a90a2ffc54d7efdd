/** Java and .NET style, dotted, or Python and JavaScript style, bare; ends in what exceptions end in. */
const exceptionName = /\b(?:[A-Za-z_$][\w$]*\.)*[A-Z][\w$]*(?:Exception|Error|Fault|Timeout)\b/;

/** How Go and Rust programs end that meet what they cannot handle; they name no type. */
const panicked = /^(panic: |fatal error: )|\bpanicked at\b|\b(recovered from|recover(ed)?:?) panic\b/m;

/** The first exception type that a log message names, for example java.sql.SQLException; panic where a program panicked. */
export function exceptionTypeOf(message: string): string | undefined {
  return exceptionName.exec(message)?.[0] ?? (panicked.test(message) ? 'panic' : undefined);
}
