import { z } from 'zod';
import type { Operation } from './operation.ts';

const customer = z.object({
  customerId: z.string(),
  username: z.string().nullable(),
  type: z.string(),
  createdDate: z.string().nullable(),
});

export type ListedCustomer = z.output<typeof customer>;

export const testingCustomers = {
  text: `query TestingCustomers($after: String) {
  customers(type: TESTING, first: 500, after: $after) {
    edges { node { customerId username type createdDate } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  data: z.object({
    customers: z.object({
      edges: z.array(z.object({ node: customer })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
} satisfies Operation<unknown>;
