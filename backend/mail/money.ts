const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

/** Whole cents as an amount of money ("$1,234.50"). */
export function writeCents(cents: number): string {
  return dollars.format(cents / 100)
}
