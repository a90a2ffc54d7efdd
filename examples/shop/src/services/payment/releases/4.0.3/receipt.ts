/** The text on a customer's receipt. `amount` is cents. */
export function receiptText(orderId: string, amount: number): string {
  return `Order ${orderId}: ${(amount / 100).toFixed(2)} EUR paid`;
}
