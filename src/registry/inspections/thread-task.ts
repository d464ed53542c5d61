import type { Comparison } from '../diffs/outcome.js';
import type { ReviewTask } from '../reviews/outcome.js';
import type { RulesetSettings } from '../reviews/ruleset.js';
import type { Task } from './outcome.js';

/**
 * A task as the thread gets it: what is in the document, what is kept of it beside its bytes, what differs in two, what a reviewer
 * would say of it, or what is wrong with a ruleset.
 */
export type ThreadTask =
  | (Task & { readonly want: 'inspection' | 'facts' })
  | (Comparison & { readonly want: 'comparison' })
  | (ReviewTask & { readonly want: 'review' })
  | { readonly ruleset: RulesetSettings; readonly want: 'faults' };
