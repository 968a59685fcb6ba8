import type { DepositSwitchRecord } from '../belongings.ts';
import type { Json } from '../json.ts';
import type { CustomerRecord, PartnerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { errorWithTitle, upstreamErrors } from '../upstream-errors.ts';

/** How a customer's salary or bill was moved to another account, in Transfer. The first customer has some from the start. */
interface Switch {
  readonly id: string;
  readonly status: 'processing' | 'completed' | 'failed';
  readonly failureReason?: string;
  readonly daysAgo: number;
  readonly provider: string;
  /** Of one that was made here. */
  readonly made?: DepositSwitchRecord;
}

const depositSwitches: readonly Switch[] = [
  { id: '602414d84f9a1980cf5eafcc', status: 'completed', daysAgo: 40, provider: 'Paycom' },
  { id: '65cb40beec86d3bd0e8664cc', status: 'failed', failureReason: 'bad-credentials', daysAgo: 12, provider: 'ADP' },
  { id: '65d5e1a0c1f2b3a4d5e6f708', status: 'processing', daysAgo: 0, provider: 'Gusto' },
];
const billPaySwitches: readonly Switch[] = [
  { id: '607e249736b9f053b536bde1', status: 'completed', daysAgo: 21, provider: 'Streamly' },
  {
    id: '607e249736b9f053b536bde2',
    status: 'failed',
    failureReason: 'transaction-pending',
    daysAgo: 3,
    provider: 'Mountain Power',
  },
];

const owner = '5001001';
/** Somebody at a branch, who is no customer. */
const seededExternalId = 'b73af28c-0878djs3';

const ofCustomer = '/transfer/customers/{customer_id}';

export const switchRoutes: readonly Route[] = [
  ...ofKind(
    'deposit-switches',
    ({ partner }, { id }) => [
      ...(id === owner ? depositSwitches : []),
      ...madeIn(partner, ({ customerId }) => customerId === id),
    ],
    (found) => ({ distributions: distributionsOf(found) }),
  ),
  ...ofKind(
    'bill-pay-switches',
    (_request, { id }) => (id === owner ? billPaySwitches : []),
    (found) => ({ paymentMethods: methodsOf(found) }),
  ),
  {
    method: 'GET',
    template: '/transfer/externals/{external_id}/deposit-switches',
    handler: ({ partner, params, now }) => {
      const wanted = params.external_id ?? '';
      const switches = [
        ...(wanted === seededExternalId ? depositSwitches.slice(0, 2) : []),
        ...madeIn(partner, ({ externalId }) => externalId === wanted),
      ];
      return switches.length > 0
        ? jsonReply({ externalId: wanted, switches: switches.map((found) => summaryJson(found, now)) })
        : errorWithTitle(400, '1643', `No matching record found for external_id ${wanted}.`);
    },
  },
];

function madeIn({ belongings }: PartnerRecord, isWanted: (record: DepositSwitchRecord) => boolean): readonly Switch[] {
  const made = [...belongings.depositSwitches.values()].filter(isWanted);
  return made.map((record) => ({ id: record.id, status: 'processing', daysAgo: 0, provider: 'Paycom', made: record }));
}

function ofKind(
  name: string,
  ownedBy: (request: SandboxRequest, customer: CustomerRecord) => readonly Switch[],
  details: (found: Switch) => Record<string, Json>,
): readonly Route[] {
  return [
    {
      method: 'GET',
      template: `${ofCustomer}/${name}`,
      handler: withCustomer((request, customer) => {
        const switches = ownedBy(request, customer).map((found) => summaryJson(found, request.now));
        return jsonReply({ ...aboutJson(customer), switches });
      }),
    },
    {
      method: 'GET',
      template: `${ofCustomer}/${name}/{switch_id}`,
      handler: withCustomer((request, customer) => {
        const { params, now } = request;
        const found = ownedBy(request, customer).find(({ id }) => id === params.switch_id);
        if (found === undefined) {
          return errorWithTitle(404, '1643', `No matching record found for switch_id ${params.switch_id}`);
        }
        const { id: switchId, status: switchStatus, ...summary } = summaryJson(found, now);
        const provider = { id: `${found.id.slice(0, -1)}f`, name: found.provider };
        const about = { ...aboutJson(customer), switchId, switchStatus, ...summary };
        return jsonReply({
          ...about,
          updatedDate: dateOf(found, now, 16),
          authenticated: true,
          provider,
          ...details(found),
        });
      }),
    },
  ];
}

function withCustomer(handler: (request: SandboxRequest, customer: CustomerRecord) => Reply): Route['handler'] {
  return (request) => {
    const customer = request.partner.customers.get(request.params.customer_id ?? '');
    return customer === undefined ? upstreamErrors.resourceNotFound() : handler(request, customer);
  };
}

const aboutJson = ({ id, type }: CustomerRecord) => ({ customerId: id, customerType: type });

function summaryJson(found: Switch, now: number) {
  const { id, status, failureReason } = found;
  return { id, status, failureReason, createdDate: dateOf(found, now, 0) };
}

function dateOf({ daysAgo, made }: Switch, now: number, minutesLater: number): string {
  const begun = made?.createdAt ?? (Math.floor(now / 86_400_000) - daysAgo) * 86_400_000;
  return `${new Date(begun + minutesLater * 60_000).toISOString().slice(0, 19)}Z`;
}

function distributionsOf({ status, made }: Switch): Json {
  const { accountNumber, bankIdentifier } = made?.account ?? { accountNumber: '4126', bankIdentifier: '110000000' };
  const account = { bankIdentifier, accountNumberEndsWith: accountNumber.slice(-4) };
  if (status !== 'completed') return [{ type: 'total', ...account }];
  return [
    { type: 'percent', allocatedValue: 52, ...account },
    { type: 'fixed', allocatedValue: 250.5, bankIdentifier: '091017329', accountNumberEndsWith: '1125' },
  ];
}

function methodsOf({ status }: Switch): Json {
  return status === 'completed'
    ? [{ type: 'card', title: 'Sample Card', brand: 'Mastercard', endsWith: '4126' }]
    : [
        {
          type: 'bank',
          title: 'Sample Bank',
          bankIdentifier: '110000000',
          endsWith: '4126',
          bankAccountType: 'Checking',
        },
      ];
}
