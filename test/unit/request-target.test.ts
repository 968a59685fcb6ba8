import { expect, test } from 'vitest';
import { requestTarget } from '../../src/datasources/upstream/request-target.ts';

const call = (id: string | undefined) => ({
  endpoint: { operation: 'GetThing', path: '/things/{id}/parts' } as Parameters<typeof requestTarget>[0]['endpoint'],
  params: id === undefined ? {} : { id },
});

test.each([
  ['1', '/things/1/parts'],
  ['a/b?c#d', '/things/a%2Fb%3Fc%23d/parts'],
  ['..', '/things/%2E%2E/parts'],
  ['ü \u2028', '/things/%C3%BC%20%E2%80%A8/parts'],
])('%j stays one segment', (id, target) => {
  expect(requestTarget(call(id))).toBe(target);
});

test.each(['', '\ud800'])('%j is the id of nothing, as a client may find out, and no defect', (id) => {
  expect(() => requestTarget(call(id))).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

test('an id that nobody gave is a defect', () => {
  expect(() => requestTarget(call(undefined))).toThrow(TypeError);
});
