import type { Call } from './sandbox-openapi-walk.ts';

const payer = { customerId: '5001041', accountId: '60010411', institutionLoginId: '70010411' };
const trouble = { customerId: '5001042' };
const nobody = { customerId: '1234', accountId: '60010411', institutionLoginId: '70010411' };

const troubled = (position: number) => ({ ...trouble, accountId: `6001042${position}` });

/** What is paid for: owners, balances and account numbers, one by one and bundled. */
export async function premium(send: Call) {
  for (const operation of ['GetAccountOwnerDetails', 'GetAccountOwner']) {
    await send(200, operation, { path: payer });
    await send(200, operation, { path: troubled(2) });
    await send(404, operation, { path: { ...payer, accountId: '1' } });
    await send(500, operation, { path: troubled(6) });
    await send(203, operation, { path: troubled(7) });
    await send(202, operation, { path: troubled(8) });
  }
  await send(404, 'GetAccountOwner', { path: troubled(3) });

  for (const interval of ['0', '1440']) {
    await send(200, 'GetAvailableBalanceLive', { path: payer, query: { balance_cache_interval: interval } });
  }
  await send(400, 'GetAvailableBalanceLive', { path: payer, query: { balance_cache_interval: '1441' } });
  for (const operation of ['GetAvailableBalanceLive', 'GetAccountACHDetails', 'GetAccountPaymentInstructionDetails']) {
    await send(200, operation, { path: payer });
    await send(400, operation, { path: troubled(4) });
    await send(404, operation, { path: nobody });
    await send(500, operation, { path: troubled(5) });
  }
  const everyType = { customerId: '5001031' };
  for (const accountId of ['60010318', '600103110']) {
    await send(200, 'GetLoanPaymentDetails', { path: { ...everyType, accountId } });
  }
  await send(400, 'GetLoanPaymentDetails', { path: payer });
  await send(404, 'GetLoanPaymentDetails', { path: nobody });

  for (const operation of ['GetAccountDetailsByInstitutionLoginId', 'GetAccountDetailsByAccountId']) {
    await send(200, operation, { path: payer });
    await send(200, operation, { path: payer, query: { include: 'balanceDetails', balance_cache_interval: '5' } });
    await send(400, operation, { path: payer, query: { include: 'everything' } });
    await send(400, operation, { path: payer, query: { balance_cache_interval: '0' } });
    await send(404, operation, { path: nobody });
    await send(404, operation, { path: { ...payer, accountId: '1', institutionLoginId: '1' } });
  }
  for (const institutionLoginId of ['70010421', '70010422']) {
    await send(200, 'GetAccountDetailsByInstitutionLoginId', { path: { ...trouble, institutionLoginId } });
  }
}
