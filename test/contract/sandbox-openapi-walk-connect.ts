import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Call } from './sandbox-openapi-walk.ts';

const customerId = '5001001';
const nobody = '1234';
const experience = '84fd419a-1add-4bf4-961b-16e8285b3a92';
const email = { to: 'maria@example.com', from: 'Acme Lending', signature: ['Cindy Mayfield'] };

/** Links of Connect, and what stands around them: experiences, consents, access of third parties, applications. */
export async function connect(send: Call, { info }: Sandbox) {
  const partnerId = info.partners[0]?.partnerId;
  await links(send, partnerId);
  await experiences(send);
  await consents(send);
  await thirdParties(send, { customerId, partnerId, thirdPartyPartnerId: '2445580000002' });
  await applications(send);
}

async function links(send: Call, partnerId: string | undefined) {
  const body = { partnerId, customerId };
  const full = { ...body, redirectUri: 'https://app.example/back', language: 'fr-CA', singleUseUrl: true };
  await send(200, 'GenerateConnectUrl', { body: { ...full, experience: 'default', institutionSettings: {} } });
  for (const wrong of [
    {},
    { partnerId },
    { ...body, partnerId: '1' },
    { ...body, customerId: nobody },
    { ...body, experience: 'mine' },
    { ...body, experience: 'f8bde4ef-1b6c-4822-93f0-5df7182e5285' },
    { ...body, language: 'tlh' },
    { ...body, webhook: 'http://127.0.0.1:9/nobody-listens' },
  ]) {
    await send(400, 'GenerateConnectUrl', { body: wrong });
  }
  await send(200, 'GenerateLiteConnectUrl', { body: { ...body, institutionId: 102105 } });
  await send(400, 'GenerateLiteConnectUrl', { body });
  await send(400, 'GenerateLiteConnectUrl', { body: { ...body, institutionId: '102105' } });
  await send(200, 'GenerateFixConnectUrl', { body: { ...body, institutionLoginId: '70010013' } });
  await send(400, 'GenerateFixConnectUrl', { body });
  await send(404, 'GenerateFixConnectUrl', { body: { ...body, institutionLoginId: nobody } });
  const account = { routingNumber: '091017329', accountNumber: '000999777', accountType: 'personalChecking' };
  const receiver = { ...account, name: 'Maria Sanchez' };
  const path = { customerId };
  const { accountId } = await send(200, 'InitiateMicroAmountDeposits', { path, body: { receiver } });
  await send(200, 'VerifyMicroEntryMicrodeposit', { body: { ...body, accountId } });
  await send(400, 'VerifyMicroEntryMicrodeposit', { body });

  const { id: first } = await send(200, 'GetConsumerForCustomer', { path: { customerId } });
  const person = { firstName: 'Joint', lastName: 'Borrower', state: 'UT', ssn: '999999999', phone: '8019844200' };
  const { id: second } = await send(201, 'CreateConsumer', { path: { customerId: '5001031' }, body: person });
  const borrowers = [
    { type: 'primary', customerId, consumerId: first },
    { type: 'jointBorrower', customerId: '5001031', consumerId: second },
  ];
  await send(200, 'GenerateJointBorrowerConnectUrl', { body: { partnerId, borrowers } });
  await send(400, 'GenerateJointBorrowerConnectUrl', { body: { partnerId, borrowers: borrowers.slice(1) } });
  const accounts = [{ accountNumber: '7526894126', bankIdentifier: '110000000', type: 'savings' }];
  await send(200, 'GenerateTransferDepositSwitchUrl', { body: { ...body, accounts } });
  await send(400, 'GenerateTransferDepositSwitchUrl', { body });
  await send(400, 'GenerateTransferDepositSwitchUrl', {
    body: { ...body, accounts: [{ ...accounts[0], bankIdentifier: '1' }] },
  });
  await send(200, 'SendConnectEmail', { body: { ...body, consumerId: first, email } });
  await send(400, 'SendConnectEmail', { body: { ...body, email } });
  await send(400, 'SendConnectEmail', { body: { ...body, consumerId: first, email: { to: 'nobody' } } });
  await send(200, 'SendJointBorrowerConnectEmail', { body: { partnerId, borrowers, email, experience } });
  await send(400, 'SendJointBorrowerConnectEmail', { body: { partnerId, borrowers, email } });
}

async function experiences(send: Call) {
  const query = { appName: 'Awesome Budget App' };
  await send(200, 'GetAllExperience', { query });
  await send(200, 'GetAllExperience', { query: { ...query, productCode: 'VOA' } });
  await send(400, 'GetAllExperience');
  await send(404, 'GetAllExperience', { query: { appName: 'Nobody knows it' } });
  const path = { experience_id: experience };
  await send(200, 'CreateConnectExperience', { path, body: { indirectPartnerId: 423456789 } });
  await send(400, 'CreateConnectExperience', { path, body: {} });
}

async function consents(send: Call) {
  const list = 'GetDataSharingConsentsByCustomerId';
  const { consents: receipts } = await send(200, list, { query: { customer_id: customerId, status: 'ACTIVE' } });
  await send(200, list, { query: { customer_id: '5001003', sort_by: 'status', sort_order: 'Asc' } });
  await send(400, list, { query: { customer_id: customerId, sort_by: 'mood' } });
  await send(404, list, { query: { customer_id: nobody } });
  const path = { consent_receipt_id: receipts[0].consentReceiptId };
  await send(200, 'GetDataSharingConsentsByID', { path });
  await send(404, 'GetDataSharingConsentsByID', { path: { consent_receipt_id: nobody } });

  // Of a customer whom nobody asks about afterwards: what is revoked is no longer shared.
  const { consents: others } = await send(200, list, { query: { customer_id: '5001032' } });
  const other = { consent_receipt_id: others[0].consentReceiptId };
  const login = { ...other, institution_login_id: '70010321' };
  await send(204, 'RevokeDataSharingConsentByInstitutionLoginID', { path: login });
  await send(404, 'RevokeDataSharingConsentByInstitutionLoginID', { path: { ...login, institution_login_id: nobody } });
  await send(200, 'GetDataSharingConsentsByID', { path: other });
  await send(204, 'RevokeDataSharingConsentById', { path: other });
  await send(404, 'RevokeDataSharingConsentById', { path: { consent_receipt_id: nobody } });
  await send(200, list, { query: { customer_id: '5001032', status: 'INACTIVE' } });
}

async function thirdParties(send: Call, who: object) {
  const accessPeriod = { type: 'timeframe', startTime: '2026-01-01T00:00:00Z', endTime: '2027-01-01T00:00:00Z' };
  const products = [{ product: 'moneyTransferDetails', accountId: '60010011', maxCalls: 3, accessPeriod }];
  const body = { ...who, products, provenance: { ipAddress: '8.8.8.8' } };
  const { data } = await send(200, 'GenerateThirdPartyAccessKey', { body });
  await send(400, 'GenerateThirdPartyAccessKey', { body: who });
  await send(404, 'GenerateThirdPartyAccessKey', { body: { ...body, customerId: nobody } });
  const path = { consentReceiptId: data[0].receipt.receiptId };
  await send(200, 'UpdateThirdPartyAccessKey', { path, body });
  await send(400, 'UpdateThirdPartyAccessKey', { path, body: who });
  await send(404, 'UpdateThirdPartyAccessKey', { body });
  await send(204, 'RevokeThirdPartyAccessKey', { path });
  await send(404, 'RevokeThirdPartyAccessKey', { path });
}

async function applications(send: Call) {
  const app = {
    appName: 'Contract App',
    appDescription: 'Checks the sandbox',
    appUrl: 'https://app.example/',
    ownerName: 'Acme',
    ownerAddressLine1: '434 W Ascension Way',
    ownerAddressLine2: 'Suite 200',
    ownerCity: 'Murray',
    ownerState: 'UT',
    ownerPostalCode: '84123',
    ownerCountry: 'USA',
    image: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64'),
  };
  const { preAppId } = await send(201, 'RegisterApp', { body: app });
  await send(400, 'RegisterApp', { body: { ...app, image: 'bm90IGFuIGltYWdl' } });
  const path = { preAppId: String(preAppId) };
  await send(200, 'ModifyAppRegistration', { path, body: app });
  await send(400, 'ModifyAppRegistration', { path, body: {} });
  await send(404, 'ModifyAppRegistration', { path: { preAppId: '1' }, body: app });
  await send(200, 'getApplications', { query: { status: 'P' } });
  const { applications: seeded } = await send(200, 'getApplications');
  for (const query of [{ start: '0' }, { limit: '0' }, { limit: '101' }, { mood: 'good' }]) {
    await send(400, 'getApplications', { query });
  }
  const id = { application_id: seeded[0].applicationId };
  await send(200, 'getRegisteredInstitutions', { path: id, query: { institution_id: '102176' } });
  await send(400, 'getRegisteredInstitutions', { path: id, query: { start: 'x' } });
  await send(404, 'getRegisteredInstitutions', { path: { application_id: nobody } });
}
