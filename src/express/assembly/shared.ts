import type { AccessObserver } from '../../enforce/index.js';
import type { Compression } from './compression.js';
import type { Cors } from './cors.js';
import type { TrustProxy } from './trust-proxy.js';

/** What all requests of one assembly share, made once and never changed. */
export interface Shared {
  /** Names and values in turn, that go out with every answer which does not say otherwise. */
  readonly fields: readonly string[];
  /** Their names in lower case, with their values. */
  readonly byName: ReadonlyMap<string, string>;
  /** What every answer varies by; empty: nothing. */
  readonly vary: string;
  readonly observer: AccessObserver | undefined;
  readonly compression: Compression | undefined;
  readonly cors: Cors | undefined;
  readonly trustProxy: TrustProxy;
  readonly bodyBytes: number;
}
