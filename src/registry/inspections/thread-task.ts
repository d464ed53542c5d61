import type { Comparison } from '../diffs/outcome.js';
import type { Task } from './outcome.js';

/** A task as the thread gets it: what is in the document, what is kept of it beside its bytes, or what differs in two. */
export type ThreadTask =
  | (Task & { readonly want: 'inspection' | 'facts' })
  | (Comparison & { readonly want: 'comparison' });
