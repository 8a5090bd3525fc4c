/** PEP 503: `Order_Items`, `order.items` and `order-items` are one distribution. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
