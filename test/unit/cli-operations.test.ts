import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { deleteCustomerOperation } from '../../src/cli/delete-customer.ts';
import { testingQuota } from '../../src/cli/doctor/credentials.ts';
import { payloadOf } from '../../src/cli/operation.ts';
import { testingCustomers } from '../../src/cli/prune-operations.ts';
import { refusalOf } from '../../src/cli/refusal.ts';
import { addAccounts, createCustomer } from '../../src/cli/try-operations.ts';
import { errorCodes } from '../../src/domain/errors.ts';
import { problemTypes } from '../../src/domain/problems.ts';
import { schema } from '../../src/schema/index.ts';

test.each(Object.entries({ createCustomer, addAccounts, deleteCustomerOperation, testingCustomers, testingQuota }))(
  '%s fits the graph',
  (_name, { text }) => {
    expect(validate(schema, parse(text))).toEqual([]);
  },
);

test('a result is its payload, or thrown as the problem that it is', () => {
  const payload = { __typename: 'DeleteCustomerPayload' };
  expect(payloadOf({ result: payload }, '7')).toBe(payload);
  const problem = {
    __typename: 'NotFound',
    message: 'There is no such customer.',
    upstreamCode: null,
    retryAfterMs: null,
  };
  expect(() => payloadOf({ result: problem }, '7')).toThrow(
    expect.objectContaining({ name: 'Refusal', code: 'NotFound', message: 'There is no such customer.' }),
  );
});

test.each([...Object.keys(errorCodes), ...Object.keys(problemTypes), 'A_CODE_OF_LATER'])('%s has a remedy', (code) => {
  const { remedy } = refusalOf({ code, message: 'm', retryAfterMs: 1_500 }, '7');
  expect(remedy).toMatch(/^\w.* Here: in 2 s\.$/);
});

test.each([
  ['TestingCustomerLimitReached', 'npm run ofg -- customers prune --testing'],
  ['CREDENTIALS_LATCHED', 'npm run ofg -- partner release 7'],
  ['PARTNER_LOCKED', 'npm run ofg -- partner release 7'],
])('the remedy of %s names the command', (code, command) => {
  expect(refusalOf({ code, message: 'm' }, '7').remedy).toContain(command);
});
