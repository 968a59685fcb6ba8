import { createClient, GatewayError, type ResultOf } from 'open-finance-gateway-client';
import { CustomerOverviewDocument } from 'open-finance-gateway-client/strings';
import './style.css';

type Overview = NonNullable<ResultOf<typeof CustomerOverviewDocument>['customer']>;
type Account = NonNullable<Overview['accounts']>[number];

const client = createClient({ url: '/graphql' });

function element(tag: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

function section({ name, balance, institution, transactions }: Account): HTMLElement {
  const rows = transactions?.edges.slice(0, 3).map(({ node }) => {
    const amount = element('span', 'amount', node.amount?.amount ?? '');
    return element('li', 'transaction', node.description ?? '', amount);
  });
  return element(
    'section',
    'account',
    element('h2', 'name', name ?? ''),
    element('p', 'institution', institution?.name ?? ''),
    element('p', 'balance', `${balance?.amount} ${balance?.currency}`),
    element('ul', 'transactions', ...(rows ?? [])),
  );
}

async function show(customerId: string): Promise<HTMLElement> {
  try {
    const { customer } = await client.request(CustomerOverviewDocument, { customerId });
    if (!customer) return element('p', 'missing', 'There is no such customer.');
    const accounts = customer.accounts?.map(section) ?? [];
    return element('article', 'overview', element('h1', 'username', customer.username ?? ''), ...accounts);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return element('p', 'failed', `Something went wrong. Quote ${error.requestId ?? 'the time'} to support.`);
  }
}

const customerId = new URLSearchParams(location.search).get('customer') ?? '';
document.querySelector('#app')?.replaceChildren(await show(customerId));
