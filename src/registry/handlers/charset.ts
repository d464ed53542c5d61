import { problem } from 'specwright/express';

/**
 * Nothing is decoded here but UTF-8, of which ASCII is a part.
 * https://www.rfc-editor.org/rfc/rfc9110#section-8.3.2
 * @throws HttpProblem 415 where a Content-Type names another encoding
 */
export function assertUtf8(contentType: string | undefined): void {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(contentType ?? '')?.[1];
  if (charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset)) return;
  throw problem(415, 'A document is sent in UTF-8; the Content-Type names another charset');
}
