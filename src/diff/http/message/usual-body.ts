import type { MediaType } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import type { CarriedBody } from '../bodies/body-pair.js';
import { wholeOf } from '../bodies/levelled.js';
import { covering } from '../bodies/range.js';
import { writtenSendable } from '../bodies/sendable.js';
import type { Roles } from '../context.js';
import { valueFor } from './values.js';

/** A body of the writer for a message that is about something else: of a media type that both know, if there is one. */
export function usualBody(
  roles: Roles,
  written: readonly MediaType[],
  read: readonly MediaType[],
): CarriedBody | undefined {
  const paired = written.map(media => ({ media, read: covering(read, media.range) }));
  const { media, read: other } = paired.find(each => each.read) ?? paired[0] ?? {};
  return media && { media, type: media.range, value: usualValue(roles, media, other) };
}

/** What a body of a media type may hold, and, where one is found, what the reader's media type accepts. */
export function usualValue(roles: Roles, written: MediaType, read: MediaType | undefined): Json {
  const { writer, reader } = roles;
  const isReadBack = writtenSendable({ roles, media: written, range: written.range })?.isReadBack;
  const schemas = [wholeOf(writer.side, written), read && wholeOf(reader.side, read)] as const;
  return valueFor(roles, ...schemas, {}, isReadBack);
}
