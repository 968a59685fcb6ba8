import { z } from 'zod';

const customer = { partnerId: z.string(), customerId: z.string() };

export const noticeSchema = z.discriminatedUnion('kind', [
  /** Something of a partner, or of one of its customers, is not as it was: answers that are kept of it are too old. */
  z.object({
    kind: z.literal('changed'),
    partnerId: z.string(),
    customerId: z.string().exactOptional(),
    operations: z.array(z.string()).readonly().exactOptional(),
  }),
  /** Nobody goes on delivering data of this customer. */
  z.object({ kind: z.literal('access-ended'), ...customer, institutionLoginId: z.string().nullable() }),
  /** Clients have taken from their allowances, or given back what is below zero. */
  z.object({
    kind: z.literal('spent'),
    of: z.array(z.object({ key: z.string(), amount: z.number(), most: z.number() })).readonly(),
  }),
  /** The log of this customer has moved. */
  z.object({ kind: z.literal('appended'), ...customer }),
]);

/** What one instance has done and the others should know soon. Names, and nothing of anybody's data. */
export type Notice = z.infer<typeof noticeSchema>;

export interface NoticeHearer {
  /** Of another instance. The same may come more than once. */
  heard(notice: Notice): void;
  /** Any number of notices may have passed by unheard: what hangs on them is not to be trusted any more. */
  missed(): void;
}

/**
 * Carries notices to every other instance of the fleet. Nobody waits for it and it never fails: what cannot be told now is
 * told as soon as it can, and an instance that was out of reach hears that it has missed something.
 */
export interface Notices {
  tell(notice: Notice): void;
  hear(hearer: NoticeHearer): void;
}
