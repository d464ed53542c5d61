export { type Acceptance, isDay, today } from './acceptance.js';
export { acceptedFindings, acceptedOn } from './accepted.js';
export { type AcceptedEntry, type AcceptedFile, type AcceptedKind, readAccepted } from './accepted-file.js';
export { acceptedText, type NewEntry, withAccepted } from './add-accepted.js';
export { type ComparedDocument, documentsOf, entriesFor } from './scope.js';
