import type { Violation } from './sandbox-openapi-document.ts';

/** A difference between the document and the sandbox that is meant to be. */
interface Exception {
  readonly name: string;
  /** Why, and where it stands: a section of UPSTREAM.md, or the document against itself. */
  readonly because: string;
  readonly covers: (violation: Violation) => boolean;
}

const refreshesOneBank =
  /^(RefreshCustomerAccountsByInstitutionLogin(V2)?|LoadHistoricTransactionsForCustomerAccount|GetCustomerAccountStatement|GetCustomerAccountMultipleStatement)$/;

/** Everything that is billed and asks the institution. */
const asksTheBank =
  /^(GetAccountOwner(Details)?|GetAvailableBalanceLive|GetAccountACHDetails|GetAccountPaymentInstructionDetails|GetLoanPaymentDetails)$/;

export const exceptions: readonly Exception[] = [
  {
    name: 'error codes are numbers',
    because: 'UPSTREAM 5.1: numbers or strings on the wire; the document declares an object and says the same in prose',
    covers: ({ status, kind, at }) => status >= 400 && kind === 'type' && at === '/code',
  },
  {
    name: 'an unknown partner is a flat error',
    because: "UPSTREAM 2 and 9.11: the document's example contradicts the wrapper that it declares",
    covers: ({ operation, status }) => operation === 'CreateToken' && status === 404,
  },
  {
    name: 'an unknown app key answers 429',
    because: 'UPSTREAM 2: the limit belongs to the app key, and that of an unknown one is zero',
    covers: ({ status, kind }) => status === 429 && kind === 'status',
  },
  {
    name: 'an empty list of transactions has no envelope',
    because: 'UPSTREAM 1.4 and 9.1: `{"transactions":[]}` live, without the members that the document requires',
    covers: ({ operation, status, kind, at }) =>
      status === 200 && operation.endsWith('Transactions') && kind === 'required' && at === '',
  },
  {
    name: 'transactions say when they were updated',
    because: 'UPSTREAM 4.3: a captured row carried lastUpdatedDate, which the document does not have',
    covers: ({ kind, at }) => kind === 'member' && at.endsWith('/lastUpdatedDate'),
  },
  {
    name: 'quantities have decimals',
    because: 'Transaction.unitQuantity is a number of format int32 with 150.42 for an example',
    covers: ({ kind, at }) => kind === 'format' && at.endsWith('/unitQuantity'),
  },
  {
    name: 'accounts have no nickname',
    because: 'CustomerAccount requires accountNickname and declares no such member; captured accounts have none',
    covers: ({ kind, problem }) => kind === 'required' && problem.includes('accountNickname'),
  },
  {
    name: 'consumers lack what nobody gave',
    because: 'Consumer requires members that NewConsumer makes optional',
    covers: ({ operation, kind }) => operation.startsWith('GetConsumer') && kind === 'required',
  },
  {
    name: 'a refresh of one bank answers 203 or 500',
    because: "UPSTREAM 3: 203 where the bank asks a question, 500 with the aggregation status code as the error's code",
    covers: ({ operation, status, kind }) =>
      refreshesOneBank.test(operation) && (status === 203 || status === 500) && kind === 'status',
  },
  {
    name: 'a question has a text',
    because: 'the document declares 203 without a body; older documentation has the questions in it',
    covers: ({ status, kind }) => status === 203 && kind === 'body',
  },
  {
    name: 'accounts of a refresh job say why they failed',
    because: "code and message are in the document's examples, not in its schema",
    covers: ({ operation, kind, at }) =>
      operation === 'getTransactionRefreshStatus' && kind === 'member' && /\/(code|message)$/.test(at),
  },
  {
    name: 'businesses want a token too',
    because: 'the document declares no 401 for this family alone, though it demands the same headers',
    covers: ({ operation, status, kind }) =>
      /^(GetBusiness|AddBusiness|UpdateBusiness)/.test(operation) &&
      (status === 401 || status === 400) &&
      kind === 'status',
  },
  {
    name: 'a verification that fails says why',
    because: "code and message are in the document's examples of micro-deposits, not in its schema",
    covers: ({ operation, status, kind, at }) =>
      operation === 'VerifyMicroAmountDeposits' && status === 400 && kind === 'member' && /^\/(code|message)$/.test(at),
  },
  {
    name: 'experiences ask for a token',
    because: 'the document secures GetAllExperience with key and token and declares no 401',
    covers: ({ operation, status }) => operation === 'GetAllExperience' && status === 401,
  },
  {
    name: 'errors of a duplicated experience are flat',
    because: "the document's own examples are flat where it declares another shape",
    covers: ({ operation, status, kind }) =>
      operation === 'CreateConnectExperience' && status >= 400 && kind === 'member',
  },
  {
    name: 'consents name their partner',
    because: 'DataSharingConsentReceipt requires partnerId and declares no such member',
    covers: ({ kind, at }) => kind === 'member' && /^(\/consents\/\d+)?\/partnerId$/.test(at),
  },
  {
    name: 'a premium call hears what is wrong at the bank',
    because:
      "UPSTREAM 3: 203 for a question, 202 with 44000 for a limit, 500 with the aggregation status code as the error's code",
    covers: ({ operation, status, kind }) =>
      asksTheBank.test(operation) && [202, 203, 500].includes(status) && kind === 'status',
  },
  {
    name: 'the third version of owners knows accounts that do not exist',
    because: 'UPSTREAM 3.6: the document lists 200, 400 and 401 only, and the first version 404 for the same',
    covers: ({ operation, status, kind }) =>
      operation === 'GetAccountOwnerDetails' && status === 404 && kind === 'status',
  },
  {
    name: 'the score of a name has one spelling',
    because: 'UPSTREAM 9.9: required under another spelling than the one that is declared',
    covers: ({ kind, problem }) => kind === 'required' && problem.includes('nameClassificationConfidenceScore'),
  },
  {
    name: 'an error of a bundle names its field',
    because: 'FieldError requires fieldError and declares fieldName, which its examples have',
    covers: ({ kind, problem }) => kind === 'required' && problem.includes('fieldError'),
  },
  {
    name: 'an owner match wants a token, too',
    because: 'UPSTREAM 2: every call does; the document leaves out the 401 here and has it for the owners themselves',
    covers: ({ operation, status, kind }) =>
      operation === 'AccountMatchingScoreDetails' && status === 401 && kind === 'status',
  },
];
