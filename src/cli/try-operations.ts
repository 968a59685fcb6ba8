import { z } from 'zod';
import { type Operation, problemFields, resultOf } from './operation.ts';

export const createCustomer = {
  text: `mutation CreateCustomer($input: CreateTestingCustomerInput!) {
  result: createTestingCustomer(input: $input) {
    __typename
    ... on CreateTestingCustomerPayload { customer { customerId } }
    ${problemFields}
  }
}`,
  data: resultOf('CreateTestingCustomerPayload', { customer: z.object({ customerId: z.string() }) }),
} satisfies Operation<unknown>;

export const addAccounts = {
  text: `mutation AddAccounts($input: AddTestAccountsInput!) {
  result: addTestAccounts(input: $input) { __typename ${problemFields} }
}`,
  data: resultOf('AddTestAccountsPayload', {}),
} satisfies Operation<unknown>;

/** Shown as it is: whatever the example asks for. */
export const overview = (text: string): Operation<object> => ({
  text,
  data: z.looseObject({ customer: z.object({}).loose() }),
});
