import {
  type CodeAction,
  type Connection,
  ErrorCodes,
  type Location,
  LSPErrorCodes,
  type Position,
  ResponseError,
  type TextEdit,
} from 'vscode-languageserver/node';
import type { DocumentSet } from '../document/index.js';
import { type ActionData, actionEdits, codeActions } from './code-actions.js';
import { completionsAt } from './completion.js';
import type { Cursor } from './cursor.js';
import { withoutMark } from './cursor.js';
import { definitionAt } from './definition.js';
import { hoverAt } from './hover.js';
import { outlineOf } from './outline.js';
import { referencesAt } from './references.js';
import { type Renamed, RenameError, renamedAt, renameEdits } from './rename.js';
import type { Session } from './session.js';

interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** Says what an editor asks for. */
export function answerRequests(connection: Connection, session: Session): void {
  connection.onHover(async at => {
    const [cursor, set] = await stands(session, at);
    if (!cursor) return null;
    const findings = session.shown.of(cursor.uri);
    return (await hoverAt(cursor, findings, { set, pages: session.shown.pages })) ?? null;
  });
  connection.onDefinition(async at => {
    const [cursor, ...sets] = await stands(session, at);
    return cursor
      ? merged(
          sets.map(set => definitionAt(set, cursor)),
          session,
        )
      : null;
  });
  connection.onCompletion(async at => {
    const { uri } = at.textDocument;
    const [cursor, [set]] = [session.cursor(uri, at.position), await session.recentSets(uri)];
    return cursor && set ? completionsAt(set, cursor) : null;
  });
  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const file = (await session.sets(uri))[0]?.files.get(session.uris.uniform(uri));
    return file ? outlineOf(file) : null;
  });
  answerReferences(connection, session);
  answerRename(connection, session);
  answerCodeActions(connection, session);
}

function answerReferences(connection: Connection, session: Session): void {
  connection.onReferences(async ({ context, ...at }) => {
    const [cursor, ...sets] = await stands(session, at);
    if (!cursor) return null;
    const near = sets.flatMap(set => referencesAt(set, cursor, context));
    const [declared] = sets.flatMap(set => referencesAt(set, cursor, { includeDeclaration: true }));
    const target = declared ? { uri: declared.uri, position: declared.range.start } : cursor;
    const far = (await session.setsBeside(target.uri, sets)).flatMap(set => {
      const { text } = set.files.get(target.uri)!; // it reaches that
      return referencesAt(set, { ...target, text }, context);
    });
    return merged([...near, ...far], session);
  });
}

function answerRename(connection: Connection, session: Session): void {
  connection.onPrepareRename(async at => {
    const [, { range, name }] = await renaming(session, at);
    return { range, placeholder: name };
  });
  connection.onRenameRequest(async ({ newName, ...at }) => {
    const [near, renamed] = await renaming(session, at);
    const sets = [...near, ...(await alsoRenaming(session, near, renamed))];
    const changes = new Map<string, Map<string, TextEdit>>();
    for (const [set, renamed] of sets) {
      for (const [uri, edits] of refusing(() => renameEdits(set, renamed, newName))) {
        const those = changes.get(uri) ?? new Map<string, TextEdit>();
        for (const edit of edits) those.set(JSON.stringify(edit.range), edit);
        changes.set(uri, those);
      }
    }
    return {
      changes: Object.fromEntries([...changes].map(([uri, edits]) => [session.editorUri(uri), [...edits.values()]])),
    };
  });
}

type Renaming = readonly [sets: readonly (readonly [DocumentSet, Renamed])[], first: Renamed];

/**
 * What would be renamed, in all documents that the file is a part of, or that reach what is renamed.
 * @throws ResponseError
 */
async function renaming(session: Session, at: At): Promise<Renaming> {
  const [cursor, ...sets] = await stands(session, at);
  const found = refusing(() => {
    if (!cursor || sets.length === 0) throw new RenameError('This file is no part of an OpenAPI document');
    return sets.map(set => [set, renamedAt(set, cursor)] as const);
  });
  return [found, found[0]![1]]; // as many as there are sets, one at least
}

/** The same in documents that only what is renamed is a part of. */
async function alsoRenaming(session: Session, near: Renaming[0], renamed: Renamed): Promise<Renaming[0]> {
  const { file, pointer } = renamed.component;
  const given = near.map(([set]) => set);
  return (await session.setsBeside(file.uri, given)).map(set => {
    const component = { file: set.files.get(file.uri)!, pointer }; // it reaches that
    return [set, { ...renamed, component }] as const;
  });
}

function answerCodeActions(connection: Connection, session: Session): void {
  connection.onCodeAction(({ textDocument: { uri }, range, context }): CodeAction[] => {
    const document = session.document(uri);
    if (!document || !session.isCurrent(uri)) return [];
    const findings = session.shown.of(session.uris.uniform(uri));
    const asked = { uri, version: document.version, range, context };
    return [...codeActions(asked, findings, document.getText())];
  });
  connection.onCodeActionResolve(async action => {
    const { uri, version, fixes } = action.data as ActionData; // as codeActions gave it
    const [document, set] = [session.document(uri), (await session.sets(uri))[0]];
    const file = set?.files.get(session.uris.uniform(uri));
    // the text may have changed since, and what was found may stand elsewhere
    if (!document || document.version !== version || file?.text !== withoutMark(document.getText())) {
      throw new ResponseError(ErrorCodes.InvalidRequest, 'The text has changed in the meantime: ask again');
    }
    const edits = actionEdits(file, fixes, document.getText());
    if (!edits) {
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        'More than its place would change, as where an alias names it: mend it by hand',
      );
    }
    return { ...action, edit: { changes: { [uri]: edits } } };
  });
}

async function stands(
  session: Session,
  { textDocument: { uri }, position }: At,
): Promise<[Cursor | undefined, ...DocumentSet[]]> {
  const sets = await session.sets(uri);
  return [session.cursor(uri, position), ...sets];
}

/** Places in several documents, each once, under the names by which the editor knows the files. */
function merged(locations: readonly (Location | undefined)[], session: Session): Location[] {
  const byPlace = new Map<string, Location>();
  for (const location of locations) {
    if (location) byPlace.set(JSON.stringify(location), { ...location, uri: session.editorUri(location.uri) });
  }
  return [...byPlace.values()];
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RenameError) throw new ResponseError(ErrorCodes.InvalidRequest, error.message);
    throw error;
  }
}
