/** Why a change or a finding may stand, who says so, and until when. */
export interface Acceptance {
  readonly reason: string;
  readonly owner?: string;
  /** The last day on which it holds, as YYYY-MM-DD; undefined: as long as it is there. */
  readonly expires?: string;
}

/** Whether a text is a day as YYYY-MM-DD that there is. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Today, in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
