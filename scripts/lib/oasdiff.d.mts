/** Whether a rule of oasdiff is about what values a schema accepts. */
export function isOfValues(rule: string): boolean;

export interface OasdiffFinding {
  readonly operation: string;
  readonly travels: 'request' | 'response';
  readonly level: 'breaking' | 'risky' | 'safe';
  readonly rule: string;
  readonly text: string;
}

/** What oasdiff says of two documents; where it fails, its own words. @throws Error where the binary doesn't run */
export function oasdiffFindings(
  binary: string,
  before: string,
  after: string,
): { readonly findings?: readonly OasdiffFinding[]; readonly failed?: string };
