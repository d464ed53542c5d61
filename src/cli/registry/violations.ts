import { textOf } from './text-of.js';

/** One violation of a request, as the problem that it is answered with tells of it. */
export interface Violation {
  /** `path`, `query`, `header`, `body` ... */
  readonly in: string;
  readonly name: string | undefined;
  /** A JSON Pointer within it. */
  readonly pointer: string;
  readonly message: string;
}

/** The violations that a problem names, as far as they are whole. */
export function violationsOf(problem: unknown): readonly Violation[] {
  const errors: unknown = Reflect.get(Object(problem), 'errors');
  if (!Array.isArray(errors)) return [];
  return errors.flatMap(one => {
    const message = textOf(one, 'message');
    const within = textOf(one, 'in');
    if (message === undefined || within === undefined) return [];
    return [{ in: within, name: textOf(one, 'name'), pointer: textOf(one, 'pointer') ?? '', message }];
  });
}
