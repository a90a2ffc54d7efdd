/** A share or probability for people, in whole percents: what is neither 0 nor 1 is told as neither, however near. */
export function percentText(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return '< 1 %';
  if (whole === 100 && share < 1) return '> 99 %';
  return `${whole} %`;
}

/** How sure an answer is, in two digits: P = 0.93; never told as certain where it is not. */
export function probabilityText(probability: number): string {
  const digits = probability.toFixed(2);
  if (digits === '0.00' && probability > 0) return 'P < 0.01';
  if (digits === '1.00' && probability < 1) return 'P > 0.99';
  return `P = ${digits}`;
}
