// What every peer is asked, and the bytes that upstream answers: the same for all of them.

/** Ten digits, so that a request and an answer have the same length for every customer. */
export const idOf = (number) => String(1_000_000_000 + (number % 1_000_000_000));

export const query = `query CustomerOverview($customerId: ID!) {
  customer(customerId: $customerId) {
    customerId
    accounts {
      accountId name typeCode statusCode balance { amount currency }
      institution { institutionId name urlHomeApp branding { logo } }
      transactions(first: 20) {
        edges { node { transactionId amount { amount currency } statusCode description memo typeCode postedDate transactionDate } }
      }
    }
  }
}`;

const institutionIds = ['100001', '100002', '100003'];
const accountsPerCustomer = 5;
const rowsPerAccount = 20;
/** Stands where the customer's id has to be. */
const slot = '##########';
const start = 1_790_000_000;

/** Nine digits of the customer and one of the account: an answer with somebody else's rows shows at once. */
const accountSlot = (index) => `@@@@@@@@@${index}`;

export const accountIdOf = (customerId, index) => `${customerId.slice(1)}${index}`;

function account(index) {
  return {
    id: accountSlot(index),
    number: `70001000${index}`,
    realAccountNumberLast4: `${2300 + index}`,
    accountNumberDisplay: `${2300 + index}`,
    name: ['Everyday Checking', 'Rainy Day Savings', 'Platinum Card', 'Money Market Plus', 'Joint Checking'][index],
    balance: Number(`${1000 + index * 371}.${11 + index}`),
    type: ['checking', 'savings', 'creditCard', 'moneyMarket', 'checking'][index],
    aggregationStatusCode: 0,
    status: 'active',
    customerId: slot,
    institutionId: institutionIds[index % institutionIds.length],
    balanceDate: start,
    aggregationSuccessDate: start,
    aggregationAttemptDate: start,
    createdDate: start - 9_000_000,
    lastUpdatedDate: start,
    currency: 'USD',
    lastTransactionDate: start,
    oldestTransactionDate: start - 8_000_000,
    institutionLoginId: 1_007_302_745,
    detail: { availableBalanceAmount: 961.13, interestYtdAmount: 23.41, periodInterestRate: 3.11 },
    displayPosition: index + 1,
    accountNickname: `Account number ${index + 1} of this login`,
    marketSegment: 'personal',
  };
}

function row(account, index) {
  const at = start - 3600 * (index * accountsPerCustomer + account + 1);
  const cents = 11 + ((index * 7 + account) % 88);
  const amount = Number(
    `${index % 3 === 0 ? '' : '-'}${20 + index * 13 + account}.${cents % 10 === 0 ? cents + 1 : cents}`,
  );
  return {
    id: `$$$$$$$$${account}${String(index).padStart(2, '0')}`,
    amount,
    accountId: accountSlot(account),
    customerId: slot,
    status: 'active',
    description: `PAYMENT TO MERCHANT NUMBER ${String(1000 + index)} IN SALT LAKE CITY`,
    memo: `Card purchase ${String(index).padStart(4, '0')} of the period, reference 8834-${account}`,
    type: index % 4 === 0 ? 'debit' : 'payment',
    uniqueTransactionId: `@@@@@@@@@${account}-$$$$$$$$${account}${String(index).padStart(2, '0')}`,
    transactionDate: at,
    postedDate: at,
    createdDate: at + 600,
    firstEffectiveDate: at,
    effectiveDate: at,
    investmentTransactionType: null,
    lastUpdatedDate: at + 900,
    categorization: {
      normalizedPayeeName: `Merchant ${1000 + index}`,
      category: ['Groceries', 'Restaurants', 'Utilities', 'Paycheck'][index % 4],
      city: 'Salt Lake City',
      state: 'UT',
      postalCode: '84101',
      country: 'USA',
      bestRepresentation: `MERCHANT ${1000 + index} SALT LAKE CITY UT`,
    },
  };
}

const rowsOf = (account, count = rowsPerAccount) => Array.from({ length: count }, (_, index) => row(account, index));

/** Customers from here on have so many rows in all. */
export const richFrom = 600_000_000;
const richRows = 500;
const page = (rows) => ({
  found: rows.length,
  displaying: rows.length,
  moreAvailable: 'false',
  fromDate: '946684800',
  toDate: String(start),
  sort: 'desc',
  transactions: rows,
});

const institution = (id) => ({
  id: Number(id),
  name: `Bank ${id} of the West`,
  transAgg: true,
  ach: true,
  stateAgg: false,
  voi: true,
  voa: true,
  aha: false,
  availBalance: false,
  accountOwner: true,
  loanPaymentDetails: false,
  studentLoanData: false,
  accountTypeDescription: 'Banking',
  phone: '801-984-4200',
  urlHomeApp: `https://bank-${id}.example/home`,
  urlLogonApp: `https://bank-${id}.example/sign-in`,
  oauthEnabled: true,
  urlForgotPassword: '',
  urlOnlineRegistration: '',
  class: 'banking',
  specialText: `Please enter your Bank ${id} username and password.`,
  timeZone: 'America/Denver',
  specialInstructions: ['Sign in as you do on the website', 'Choose the accounts to share'],
  address: {
    city: 'Salt Lake City',
    state: 'UT',
    country: 'USA',
    postalCode: '84101',
    addressLine1: '434 Ascension Way',
  },
  currency: 'USD',
  email: 'support@bank.example',
  status: 'online',
  branding: { logo: `https://img.bank-${id}.example/logo.svg`, icon: `https://img.bank-${id}.example/icon.svg` },
});

/** A body with the places where the customer's id goes, so that answering is a copy and some writes. */
function template(value) {
  const text = JSON.stringify(value);
  const places = [];
  for (const [pattern, from] of [
    [/#{10}/g, 0],
    [/@{9}/g, 1],
    [/\${8}/g, 2],
  ]) {
    for (const match of text.matchAll(pattern)) places.push([match.index, from]);
  }
  return { bytes: Buffer.from(text, 'latin1'), places };
}

const byDate = (a, b) => b.transactionDate - a.transactionDate;
const numbers = Array.from({ length: accountsPerCustomer }, (_, index) => index);

export const bodies = {
  accounts: template({ accounts: numbers.map(account) }),
  transactions: template(page(numbers.flatMap((index) => rowsOf(index)).sort(byDate))),
  ofRich: template(page(numbers.flatMap((index) => rowsOf(index, richRows / accountsPerCustomer)).sort(byDate))),
  ofAccount: numbers.map((index) => template(page(rowsOf(index).sort(byDate)))),
  institution: new Map(institutionIds.map((id) => [id, Buffer.from(JSON.stringify({ institution: institution(id) }))])),
  institutions: Buffer.from(
    JSON.stringify({
      found: institutionIds.length,
      displaying: institutionIds.length,
      moreAvailable: false,
      institutions: institutionIds.map(institution),
    }),
  ),
};

/** The body of a template for one customer. */
export function fill({ bytes, places }, customerId) {
  const body = Buffer.allocUnsafe(bytes.length);
  bytes.copy(body);
  const parts = [customerId, customerId.slice(1), customerId.slice(2)];
  for (const [place, from] of places) body.latin1Write(parts[from], place);
  return body;
}

const iso = (seconds) => new Date(seconds * 1000).toISOString();

/** The answer that a right server gives, worked out from the bodies alone. */
export function expectedAnswer(customerId) {
  const parse = (body) => JSON.parse(fill(body, customerId).toString());
  const { accounts } = parse(bodies.accounts);
  const { transactions } = parse(bodies.transactions);
  return {
    customer: {
      customerId,
      accounts: accounts.map((each) => {
        const { institution } = JSON.parse(bodies.institution.get(each.institutionId).toString());
        return {
          accountId: each.id,
          name: each.name,
          typeCode: each.type,
          statusCode: each.status,
          balance: { amount: String(each.balance), currency: each.currency },
          institution: {
            institutionId: String(institution.id),
            name: institution.name,
            urlHomeApp: institution.urlHomeApp,
            branding: { logo: institution.branding.logo },
          },
          transactions: {
            edges: transactions
              .filter(({ accountId }) => accountId === each.id)
              .map((of) => ({
                node: {
                  transactionId: of.id,
                  amount: { amount: String(of.amount), currency: each.currency },
                  statusCode: of.status,
                  description: of.description,
                  memo: of.memo,
                  typeCode: of.type,
                  postedDate: iso(of.postedDate),
                  transactionDate: iso(of.transactionDate),
                },
              })),
          },
        };
      }),
    },
  };
}

/** The same question to a server whose schema is that of the REST API, and its answer in the words of the others. */
const rest = {
  query: `query CustomerOverview($customerId: String!) {
  accounts(customerId: $customerId) {
    accounts {
      id name type status balance currency customerId
      bank { institution { id name urlHomeApp branding { logo } } }
      rows { transactions { id amount status description memo type postedDate transactionDate } }
    }
  }
}`,
  read: ({ data }) => ({
    customer: {
      customerId: data.accounts.accounts[0].customerId,
      accounts: data.accounts.accounts.map(({ bank: { institution }, rows, ...of }) => ({
        accountId: of.id,
        name: of.name,
        typeCode: of.type,
        statusCode: of.status,
        balance: { amount: String(of.balance), currency: of.currency },
        institution: {
          institutionId: String(institution.id),
          name: institution.name,
          urlHomeApp: institution.urlHomeApp,
          branding: { logo: institution.branding.logo },
        },
        transactions: {
          edges: rows.transactions.map((row) => ({
            node: {
              transactionId: String(row.id),
              amount: { amount: String(row.amount), currency: of.currency },
              statusCode: row.status,
              description: row.description,
              memo: row.memo,
              typeCode: row.type,
              postedDate: iso(row.postedDate),
              transactionDate: iso(row.transactionDate),
            },
          })),
        },
      })),
    },
  }),
};

/** The same where the rows of an account are a list. */
const restBatched = {
  query: rest.query.replace(/rows \{ transactions (\{.*\}) \}/, 'rows $1'),
  read: ({ data: { accounts } }) =>
    rest.read({
      data: {
        accounts: { accounts: accounts.accounts.map((each) => ({ ...each, rows: { transactions: each.rows } })) },
      },
    }),
};

export const dialects = { own: { query, read: ({ data }) => data }, rest, restBatched };
