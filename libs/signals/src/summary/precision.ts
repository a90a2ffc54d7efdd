/** Values keep six significant digits, as the results' precision; that is far below any telemetry's noise. */
export const precise = (value: number): number => Number(value.toPrecision(6));
