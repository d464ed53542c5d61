import { ServerResponse } from 'node:http';
import { AnswerTurn } from './answer-turn.js';

const { write, end } = ServerResponse.prototype;
const turn = new AnswerTurn();

/** Longer texts are sent at once: of their cost little is what a write costs, and their reader has something to do. */
const longest = 16 * 1024;

/**
 * Ends a response with a text. `end` alone makes two writes of it, the text with its head and an empty one, and node copies
 * both together before it sends them; written while the socket is corked, it goes out as it is, in one.
 */
export function endWith(response: ServerResponse, text: string, encoding: 'latin1' | 'utf8'): void {
  const { socket } = response;
  // Whoever wraps a response (compression, say) sees `end` with the whole body, and decides by its length.
  if (!socket || text === '' || response.write !== write || response.end !== end) {
    response.end(text, encoding);
    return;
  }
  socket.cork();
  response.write(text, encoding);
  if (text.length <= longest) {
    turn.end(response);
    return;
  }
  socket.uncork();
  response.end();
}
