import type { Header, MediaType } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import type { Travels } from '../../types.js';
import type { Pair } from '../context.js';
import type { Message } from '../message/lines.js';

/** A body as a message is to carry it. */
export interface CarriedBody {
  readonly media: MediaType;
  /** What goes into Content-Type. */
  readonly type: string;
  readonly value: Json;
  /** JSON Pointer into the value. */
  readonly failing?: string;
  /** A header of a part, as the writer has it, with its text, or its media type: that is what fails. */
  readonly header?: { readonly is: Header; readonly text: string | undefined } | 'content-type';
}

/** The bodies of one media type that both versions of a message may have. */
export interface BothBodies {
  readonly pair: Pair;
  readonly travels: Travels;
  /** The narrower range of the two. */
  readonly range: string;
  /** One of the range to which no other entry applies: what goes into Content-Type. */
  readonly type: string;
  readonly before: MediaType;
  readonly after: MediaType;
  /** `request body, application/json`. */
  readonly part: string;
  /** In a person's words: `request body`, `response 200`. */
  readonly called: string;
  /** Names alone. */
  subject(): readonly Json[];
  /** The whole message with a body that the writer sends. */
  message(value: Json, failing?: string): Message;
  /** The same, of a body that is written in another way. */
  carry(body: CarriedBody): Message;
}
