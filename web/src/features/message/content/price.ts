/** An amount and the code of its currency, as WhatsApp names it; nothing where there is no amount. */
export function price(amount: number, currency: string | null): string {
  if (!Number.isFinite(amount)) return ''
  return `${amount.toFixed(2)} ${currency ?? ''}`.trim()
}
