import type { ListerOptions } from 'specwright/database';

/** What a list is but for what all lists have alike: their secret, their clock, and the page sizes of the contract. */
export type ListTable = Omit<ListerOptions, 'secret' | 'limit' | 'clock'>;
