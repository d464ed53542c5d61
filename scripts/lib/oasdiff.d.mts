/** Whether a rule of oasdiff is about what values a schema accepts. */
export function isOfValues(rule: string): boolean;
