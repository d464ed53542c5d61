import { HttpProblem } from '../../problem/index.js';

/** 400 about one query parameter, without its value. */
export function refuse(name: string, code: string, message: string): HttpProblem {
  return new HttpProblem(400, message, { errors: [{ in: 'query', name, pointer: '', code, message }] });
}

/** 400 about a cursor that is forged, too old or of something else. */
export function refuseCursor(parameter: string): HttpProblem {
  return refuse(parameter, 'invalid-cursor', 'It is no cursor of this list: begin at the first page');
}
