import { HttpProblem } from '../../problem/index.js';

/** 400 about one query parameter, without its value. */
export function refuse(name: string, code: string, message: string): HttpProblem {
  return new HttpProblem(400, message, { errors: [{ in: 'query', name, pointer: '', code, message }] });
}
