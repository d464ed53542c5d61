import type { Knex } from 'knex';
import { executorOf, typesOf } from '../connect/executor.js';
import { preparedRun } from '../connect/prepared.js';
import { runStatement } from '../connect/run-statement.js';
import type { Database, Executor } from '../database.js';
import { askedOf } from './asked.js';
import { checkOptions } from './check-options.js';
import { codecOf } from './cursor.js';
import { type ListerOptions, type Page, type PageRequest, parametersOf } from './options.js';
import { pageOf } from './page.js';
import { refuseNullable } from './refuse-nulls.js';
import { asText, type TextRow } from './row.js';
import { type Asked, shapeOf } from './shape.js';
import { type ListStatement, listStatement } from './statement.js';

/** Gives the pages of one operation. */
export interface Lister<Item extends object> {
  readonly options: ListerOptions;
  /**
   * One query for one page.
   * @throws HttpProblem 400 where a parameter is not one that the list has; DatabaseError; TypeError where it is sorted by what
   * may be null and is not said to, RangeError where a value is too long for a cursor
   */
  page(on: Database | Executor, request: PageRequest): Promise<Page<Item>>;
}

/** Shapes that are kept prepared: clients choose among them, so their number is bounded. */
const mostShapes = 100;

type Run = ReturnType<typeof preparedRun>;
type Made = ListStatement & { readonly run: Run };

/**
 * Makes the pages of an operation: by keyset (a page begins where the last row of the one before ended, so that rows put in
 * or taken out between two pages make none appear twice or not at all), sorted and filtered by what the options allow.
 * @throws RangeError, TypeError where the options make no sense
 */
export function createLister<Item extends object>(options: ListerOptions): Lister<Item> {
  checkOptions(options);
  const parameters = parametersOf(options);
  const codec = codecOf(options);
  const shapes = new Map<string, Made>();
  const held = new Set<string>();
  const statementOf = (knex: Knex, asked: Asked): Made => {
    const shape = shapeOf(asked);
    const known = shapes.get(shape);
    if (known !== undefined) return known;
    const made = make(knex, options, asked, shapes.size < mostShapes);
    if (shapes.size < mostShapes) shapes.set(shape, made);
    return made;
  };
  return {
    options,
    async page(on, request) {
      const executor = executorOf(on);
      const { asked, context } = askedOf(request, options, parameters, codec);
      const statement = statementOf(executor, asked);
      const { rows, fields } = await statement.run(executor, statement.values(asked, request.values ?? {}));
      const { order } = asked;
      if (!held.has(order.name)) {
        await refuseNullable(executor, { options, keys: order.keys, statement }, fields);
        if (held.size < mostShapes) held.add(order.name);
      }
      // Asked for as arrays of text.
      const types = typesOf(executor);
      const found = { rows: rows as unknown as TextRow[], fields, types, statement, asked, context };
      return pageOf<Item>(found, request.target, options, parameters, codec);
    },
  };
}

/** @param keep whether connections keep it prepared */
function make(knex: Knex, options: ListerOptions, asked: Asked, keep: boolean): Made {
  const statement = listStatement(knex, options, asked);
  const { sql } = statement;
  const run: Run = keep
    ? preparedRun(options.operation, sql, asText)
    : (executor, values) => runStatement(executor, { ...asText, sql, repeatable: true }, values);
  return { ...statement, run };
}
