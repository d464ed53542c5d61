/** A count as English has it, `20,000`. The engine's own way loads the words of all languages first. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
