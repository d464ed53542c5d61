import type { Schema } from '../../../contract/index.js';
import type { Code, Location } from '../../../diagnostics/index.js';
import type { Json } from '../../../document/index.js';
import type { WireShape } from '../../../plan/index.js';
import type { Travels } from '../../types.js';
import type { Pair } from '../context.js';
import type { Message } from '../message/lines.js';
import type { Side } from '../side.js';
import type { Codec } from './codec.js';

/** A value that goes over the wire as text, as one version has it. */
export interface WrittenText<Style> {
  readonly schema: Schema | undefined;
  readonly style: Style;
  readonly location: Location;
}

/** What texts of one kind (a parameter, a field of a form) have in common. */
export interface Manner<Style> {
  /** Equal for two styles that give the same texts of values of a shape. */
  key(style: Style, shape: WireShape): string;
  /** Whether the text is read as JSON, so that its types are those of JSON. */
  isParsed(style: Style): boolean;
  /** The text is a string to who reads it, whatever types its schema has. */
  readonly isString?: true;
  /** What a person is shown of a value's text; else the text itself. */
  shown?(style: Style, value: Json, text: string): string;
  codec(side: Side, schema: Schema | undefined, style: Style, use: Travels): Codec;
}

/** What goes over the wire as text, in both versions: a parameter, a header, a field of a form, a form. */
export interface BothTexts<Style> {
  readonly pair: Pair;
  readonly travels: Travels;
  readonly before: WrittenText<Style>;
  readonly after: WrittenText<Style>;
  readonly manner: Manner<Style>;
  readonly part: string;
  /** In a person's words: ``query parameter `limit` ``. */
  readonly called: string;
  readonly codes: { readonly serialisation: Code; readonly type: Code };
  /** Whether the text is read here as a service reads it. */
  readonly confirmed: boolean;
  subject(): readonly Json[];
  /** The whole message that carries a value, written as this text. */
  message(text: string, value: Json): Message;
}
