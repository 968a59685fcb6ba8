import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Call } from './sandbox-openapi-walk.ts';

const customerId = '5001001';
const household = { customerId };
const nobody = { customerId: '1234' };
const checking = { ...household, accountId: '60010011' };
const loan = { ...household, accountId: '60010015' };

/** What customers leave behind besides their accounts: businesses, switches, deposits, indicators, subscriptions. */
export async function records(send: Call, sandbox: Sandbox) {
  await businesses(send);
  await switches(send);
  await microDeposits(send, sandbox);
  await paymentIndicators(send, sandbox);
  await txPush(send);
  await enrichment(send);
  await statements(send);
}

async function businesses(send: Call) {
  const path = { customer_id: customerId };
  const body = {
    name: 'ABC Tires Inc',
    personallyLiable: true,
    address: { addressLine1: '434 W Ascension Way', city: 'Murray', state: 'UT', country: 'US', postalCode: '84123' },
    phoneNumber: { countryCode: '1', phoneNo: '8042221111' },
    url: 'https://abc.example.com/',
    email: 'abc@example.com',
    type: 'LLC',
    taxId: 'A1234561Z',
  };
  await send(404, 'GetBusinessByCustomer', { path: { customer_id: '1234' } });
  await send(404, 'GetBusinessByCustomer', { path });
  await send(404, 'AddBusinessDetails', { path: { customer_id: '1234' }, body });
  const { businessId: business_id } = await send(200, 'AddBusinessDetails', { path, body });
  await send(409, 'AddBusinessDetails', { path, body });
  await send(200, 'GetBusinessByCustomer', { path });
  await send(200, 'GetBusinessById', { path: { business_id } });
  await send(404, 'GetBusinessById');
  await send(200, 'UpdateBusiness', { path: { business_id }, body: { ...body, name: 'ABC Tires LLC' } });
  await send(404, 'UpdateBusiness', { body });
}

async function switches(send: Call) {
  const path = { customer_id: customerId };
  for (const [list, details] of [
    ['getAllDepositSwitches', 'getDepositSwitchDetails'],
    ['getAllPaySwitches', 'getBillPaySwitchDetails'],
  ] as const) {
    const all = await send(200, list, { path });
    await send(200, list, { path: { customer_id: '5001002' } });
    await send(404, list, { path: { customer_id: '1234' } });
    for (const { id } of all.switches) await send(200, details, { path: { ...path, switch_id: id } });
    await send(404, details, { path });
  }
  await send(200, 'getAllExternalDepositSwitches', { path: { external_id: 'b73af28c-0878djs3' } });
  await send(400, 'getAllExternalDepositSwitches', { path: { external_id: 'nobody' } });
}

async function microDeposits(send: Call, sandbox: Sandbox) {
  const receiver = {
    routingNumber: '091017329',
    accountNumber: '000123456',
    accountType: 'personalChecking',
    name: 'Bob Smith',
  };
  for (const wrong of [
    { routingNumber: '1' },
    { accountNumber: 'x' },
    { name: '' },
    { accountType: 'gold' },
    { memo: '' },
  ]) {
    await send(400, 'InitiateMicroAmountDeposits', { path: household, body: { receiver: { ...receiver, ...wrong } } });
  }
  await send(404, 'InitiateMicroAmountDeposits', { path: nobody, body: { receiver } });
  const { accountId } = await send(200, 'InitiateMicroAmountDeposits', { path: household, body: { receiver } });
  await send(400, 'InitiateMicroAmountDeposits', { path: household, body: { receiver } });
  const path = { ...household, accountId };
  await send(200, 'GetMicroDepositsDetails', { path });
  await send(404, 'GetMicroDepositsDetails', { path: household });
  await send(400, 'VerifyMicroAmountDeposits', { path, body: { amounts: ['a'] } });
  await send(400, 'VerifyMicroAmountDeposits', { path, body: { amounts: [0.1, 0.2] } });
  await send(404, 'VerifyMicroAmountDeposits', { path: household, body: { amounts: [0.1, 0.2] } });
  sandbox.setClock({ offsetMs: 10_000 });
  await send(200, 'GetMicroDepositsDetails', { path });
  await send(400, 'VerifyMicroAmountDeposits', { path, body: { amounts: [0.98, 0.99] } });
  // By the rule in docs/sandbox.md: 7 x 123456 + 7 and 13 x 123456 + 13, to the base of 99 cents.
  const amounts = [7, 13].map((step) => (1 + ((123_456 * step + step) % 99)) / 100);
  await send(200, 'VerifyMicroAmountDeposits', { path, body: { amounts } });
  await send(200, 'GetMicroDepositsDetails', { path });
  sandbox.setClock({ offsetMs: 0 });
}

async function paymentIndicators(send: Call, sandbox: Sandbox) {
  const settleByDate = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const body = { transaction: { settleByDate, amount: 12.45 }, user: { name: 'Jane Doe', email: 'jane@example.com' } };
  for (const [generate, get] of [
    ['GeneratePaymentSuccessIndicators', 'GetPaymentSuccessIndicators'],
    ['GenerateFcraPaymentSuccessIndicators', 'GetFcraPaymentSuccessIndicators'],
  ] as const) {
    const { payRequestId } = await send(202, generate, { path: checking, body });
    await send(400, generate, { path: checking, body: {} });
    await send(400, generate, { path: loan, body });
    await send(404, generate, { path: household, body });
    const path = { ...checking, payRequestId };
    await send(200, get, { path });
    sandbox.setClock({ offsetMs: 5_000 });
    await send(200, get, { path });
    await send(200, get, { path, query: { include_reasons: 'true' } });
    await send(404, get, { path: { ...checking, payRequestId: '476412776235977427' } });
    sandbox.setClock({ offsetMs: 0 });
  }
}

async function txPush(send: Call) {
  const callbackUrl = 'https://www.example.com/txpush/listener';
  const made = await send(201, 'SubscribeToTxPushNotifications', { path: checking, body: { callbackUrl } });
  await send(400, 'SubscribeToTxPushNotifications', { path: checking, body: {} });
  await send(400, 'SubscribeToTxPushNotifications', {
    path: checking,
    body: { callbackUrl: 'https://example.com:8443/' },
  });
  await send(404, 'SubscribeToTxPushNotifications', { path: household, body: { callbackUrl } });
  const transaction = {
    amount: -4.25,
    description: 'a testing transaction description',
    transactionDate: 1_607_450_357,
  };
  await send(201, 'CreateTxPushTestTransaction', { path: checking, body: transaction });
  await send(400, 'CreateTxPushTestTransaction', { path: checking, body: { ...transaction, status: 'shadow' } });
  await send(404, 'CreateTxPushTestTransaction', { path: household, body: transaction });
  const subscriptionId = String(made.subscriptions[0].id);
  await send(204, 'DeleteTxPushSubscription', { path: { ...household, subscriptionId } });
  await send(404, 'DeleteTxPushSubscription', { path: { ...household, subscriptionId } });
  await send(204, 'DisableTxPushNotifications', { path: checking });
  await send(404, 'DisableTxPushNotifications', { path: household });
}

async function enrichment(send: Call) {
  const row = {
    externalCustomerId: '1',
    externalAccountId: '2',
    accountType: 'checking',
    externalTransactionId: '3',
    transactionTimestamp: '2024-07-26T11:00:00Z',
    description: 'HARVEST MARKET #0412 MURRAY UT',
    amount: -13.26,
  };
  const rows = [
    row,
    { ...row, externalTransactionId: '4', description: 'STREAMLY.COM MONTHLY' },
    { ...row, description: 'ZZ' },
  ];
  await send(200, 'enrichTransactions', { body: { transactions: rows } });
  for (const transactions of [undefined, [{ ...row, description: '' }], Array.from({ length: 1_001 }, () => row)]) {
    await send(400, 'enrichTransactions', { body: { transactions } });
  }
}

async function statements(send: Call) {
  const { statements: listed } = await send(200, 'GetCustomerAccountMultipleStatement', {
    path: checking,
    query: { index: '1,2,13' },
  });
  const trouble = { customerId: '5001032', accountId: '60010321' };
  for (const operation of ['GetCustomerAccountMultipleStatement', 'GetCustomerAccountStatement']) {
    await send(200, operation, { path: checking });
    await send(400, operation, { path: checking, query: { index: '25' } });
    await send(404, operation, { path: household });
    await send(203, operation, { path: trouble });
    await send(500, operation, { path: loan });
  }
  await send(404, 'GetCustomerAccountStatement', { path: checking, query: { index: '13' } });
  await send(200, 'GetAssetByCustomerID', { path: { ...household, assetId: listed[1].id } });
  await send(404, 'GetAssetByCustomerID', { path: household });
  await send(404, 'GetAssetByCustomerID', { path: { customerId: '5001002', assetId: listed[1].id } });
}
