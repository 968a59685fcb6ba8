import type { CommandGateway } from './command-gateway.ts';
import { type Operation, payloadOf, problemFields, resultOf } from './operation.ts';

export const deleteCustomerOperation = {
  text: `mutation DeleteCustomer($input: DeleteCustomerInput!) {
  result: deleteCustomer(input: $input) { __typename ${problemFields} }
}`,
  data: resultOf('DeleteCustomerPayload', {}),
} satisfies Operation<unknown>;

/** @throws Refusal */
export async function deleteCustomer(gateway: CommandGateway, partnerId: string, customerId: string): Promise<void> {
  const { data } = await gateway.ask(deleteCustomerOperation, { input: { customerId } });
  payloadOf(data, partnerId);
}
