import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { giveOneShape } from '../../../src/enforce/request/one-shape.js';

function asExpressLeavesThem(): { request: IncomingMessage; response: ServerResponse } {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  Object.setPrototypeOf(request, Object.create(IncomingMessage.prototype));
  Object.setPrototypeOf(response, Object.create(ServerResponse.prototype));
  return { request: Object.assign(request, { baseUrl: '/v1' }), response: Object.assign(response, { locals: {} }) };
}

const keys = (object: object) => Reflect.ownKeys(object).map(String);

describe('giveOneShape', () => {
  it('leaves what requests and responses hold, in its order, and their prototypes', () => {
    const { request, response } = asExpressLeavesThem();
    const want = [request, response].map(one => [keys(one), Object.getPrototypeOf(one), Object.values(one)]);
    giveOneShape(request, response);
    const got = [request, response].map(one => [keys(one), Object.getPrototypeOf(one), Object.values(one)]);
    for (const [index, [names, prototype, values]] of got.entries()) {
      expect(names).toEqual(want[index]![0]);
      expect(prototype).toBe(want[index]![1]);
      expect(values.every((value: unknown, at: number) => Object.is(value, want[index]![2][at]))).toBe(true);
    }
  });

  it('lets a response be written as before', () => {
    const { request, response } = asExpressLeavesThem();
    giveOneShape(request, response);
    response.setHeader('X-Test', 'yes');
    response.statusCode = 201;
    expect(response.getHeaders()).toEqual({ 'x-test': 'yes' });
    expect(response.statusCode).toBe(201);
  });
});
