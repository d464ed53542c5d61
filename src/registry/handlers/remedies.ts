import type { Finding } from 'specwright';

type Code = Finding['code'];

const oneDocument = 'Send one document, as `specwright bundle` writes it';

/** What to do at a registry: options of a command line and limits of a program are not there to be set by who sends a document. */
const remedies: Partial<Record<Code, string>> = {
  'ref-outside-root': oneDocument,
  'remote-not-allowed': 'Send one document, as `specwright bundle --allow-remote` writes it',
  'too-large': 'Split the document',
  'too-many-files': oneDocument,
};

/** A finding as whoever sent the document can make use of it. */
export function forSender(finding: Finding): Finding {
  const remedy = remedies[finding.code];
  if (remedy === undefined) return finding;
  const message = finding.message.replace('the network is read with --allow-remote only', 'nothing is fetched here');
  return { ...finding, message, remedy };
}
