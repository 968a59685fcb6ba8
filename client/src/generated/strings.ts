/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '../document-type.ts';
/** Kinds of accounts that have the same details. */
export type AccountFamily =
  /** Credit cards and lines of credit. */
  | 'CREDIT'
  /** Checking, savings, money market accounts and certificates of deposit. */
  | 'DEPOSIT'
  /** Brokerage, retirement and other accounts that hold positions. */
  | 'INVESTMENT'
  /** Mortgages and loans. */
  | 'LOAN'
  /** Student loans, their groups and accounts. */
  | 'STUDENT_LOAN';

/** What kind of account it is. Names that would begin with a digit begin with `PLAN_`. */
export type AccountType =
  /** Upstream's type `brokerageAccount`. */
  | 'BROKERAGE_ACCOUNT'
  /** Upstream's type `cd`. */
  | 'CD'
  /** Upstream's type `checking`. */
  | 'CHECKING'
  /** Upstream's type `creditCard`. */
  | 'CREDIT_CARD'
  /** Upstream's type `cryptocurrency`. */
  | 'CRYPTOCURRENCY'
  /** Upstream's type `educationSavings`. */
  | 'EDUCATION_SAVINGS'
  /** Upstream's type `employeeStockPurchasePlan`. */
  | 'EMPLOYEE_STOCK_PURCHASE_PLAN'
  /** Upstream's type `healthSavingsAccount`. */
  | 'HEALTH_SAVINGS_ACCOUNT'
  /** Upstream's type `investment`. */
  | 'INVESTMENT'
  /** Upstream's type `investmentTaxDeferred`. */
  | 'INVESTMENT_TAX_DEFERRED'
  /** Upstream's type `ira`. */
  | 'IRA'
  /** Upstream's type `keogh`. */
  | 'KEOGH'
  /** Upstream's type `lineOfCredit`. */
  | 'LINE_OF_CREDIT'
  /** Upstream's type `loan`. */
  | 'LOAN'
  /** Upstream's type `moneyMarket`. */
  | 'MONEY_MARKET'
  /** Upstream's type `mortgage`. */
  | 'MORTGAGE'
  /** Upstream's type `pension`. */
  | 'PENSION'
  /** A 401a plan. */
  | 'PLAN_401A'
  /** A 401k plan. */
  | 'PLAN_401K'
  /** A 403b plan. */
  | 'PLAN_403B'
  /** A 457 plan. */
  | 'PLAN_457'
  /** A 529 plan. */
  | 'PLAN_529'
  /** Upstream's type `profitSharingPlan`. */
  | 'PROFIT_SHARING_PLAN'
  /** Upstream's type `rollover`. */
  | 'ROLLOVER'
  /** Upstream's type `roth`. */
  | 'ROTH'
  /** Upstream's type `roth401k`. */
  | 'ROTH_401K'
  /** Upstream's type `savings`. */
  | 'SAVINGS'
  /** Upstream's type `sepIRA`. */
  | 'SEP_IRA'
  /** Upstream's type `simpleIRA`. */
  | 'SIMPLE_IRA'
  /** Upstream's type `studentLoan`. */
  | 'STUDENT_LOAN'
  /** Upstream's type `studentLoanAccount`. */
  | 'STUDENT_LOAN_ACCOUNT'
  /** Upstream's type `studentLoanGroup`. */
  | 'STUDENT_LOAN_GROUP'
  /** Upstream's type `thriftSavingsPlan`. */
  | 'THRIFT_SAVINGS_PLAN'
  /** Upstream's type `ugma`. */
  | 'UGMA'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED'
  /** Upstream's type `utma`. */
  | 'UTMA'
  /** Upstream's type `variableAnnuity`. */
  | 'VARIABLE_ANNUITY';

/** A product that an institution can be certified for. Check it before asking for the product. */
export type Certification =
  /** Up to 24 months of transactions. */
  | 'ACCOUNT_HISTORY'
  /** Names and addresses of account owners. */
  | 'ACCOUNT_OWNER'
  /** Account and routing numbers. */
  | 'ACH'
  /** Live available balances. */
  | 'AVAILABLE_BALANCE'
  /** Payees of bill payments. */
  | 'BILL_PAY_DATA'
  /** Details of credit cards and loans. */
  | 'LIABILITY_DATA'
  /** Where and how to pay a loan. */
  | 'LOAN_PAYMENT_DETAILS'
  /** Statements as PDF. */
  | 'STATEMENTS'
  /** Details of student loans. */
  | 'STUDENT_LOAN_DATA'
  /** Accounts and transactions. */
  | 'TRANSACTION_AGGREGATION'
  /** Verification of assets reports. */
  | 'VERIFICATION_OF_ASSETS'
  /** Verification of income reports. */
  | 'VERIFICATION_OF_INCOME';

/** How Mastercard reaches an institution. */
export type ConnectionKind =
  /** Through OAuth: the customer signs in at the institution itself. */
  | 'DIRECT'
  /** Without OAuth: slower, and the credentials can go stale. */
  | 'LEGACY';

/** Which institutions a customer can be used with. */
export type CustomerType =
  /** Real institutions; billable in production. */
  | 'ACTIVE'
  /** Mock data only: testing customers cannot reach real institutions. */
  | 'TESTING'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED';

/** What the sign of a transaction's amount means for its account. */
export type Direction =
  /** Money came in, or a debt went down. */
  | 'INFLOW'
  /** Money went out, or a debt went up. */
  | 'OUTFLOW'
  /** The amount is zero or missing, or the account's type is not known. */
  | 'UNKNOWN';

/** What the partner's plan lets it do. */
export type PartnerEnvironment =
  /** Active customers and real institutions; nothing is billed yet. */
  | 'NON_BILLABLE'
  /** Billed. */
  | 'PRODUCTION'
  /** Testing customers and mock institutions only; nothing is billed. */
  | 'SANDBOX';

/** Where a transaction stands. */
export type TransactionStatus =
  /** Booked. */
  | 'ACTIVE'
  /** Announced by the institution; becomes active or vanishes. */
  | 'PENDING'
  /** Once reported by the institution and no longer: treat it as deleted unless you have a reason not to. */
  | 'SHADOW'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED';

export type AccountDetailsQueryVariables = Exact<{
  customerId: string;
}>;


export type AccountDetailsQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly name: string | null, readonly type: AccountType, readonly family: AccountFamily | null, readonly balanceDate: string | null, readonly balance: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null, readonly detail:
        | { readonly __typename: 'CreditAccountDetail', readonly paymentDueDate: string | null, readonly dateAsOf: string | null, readonly creditAvailableAmount: { readonly __typename: 'Money', readonly amount: string } | null, readonly creditMaximumAmount: { readonly __typename: 'Money', readonly amount: string } | null }
        | { readonly __typename: 'DepositAccountDetail', readonly periodInterestRate: string | null, readonly dateAsOf: string | null, readonly availableBalanceAmount: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null }
        | { readonly __typename: 'InvestmentAccountDetail', readonly dateAsOf: string | null, readonly vestedBalance: { readonly __typename: 'Money', readonly amount: string } | null, readonly availableCashBalance: { readonly __typename: 'Money', readonly amount: string } | null }
        | { readonly __typename: 'LoanAccountDetail', readonly nextPaymentDate: string | null, readonly interestRate: string | null, readonly dateAsOf: string | null, readonly principalBalance: { readonly __typename: 'Money', readonly amount: string } | null, readonly nextPayment: { readonly __typename: 'Money', readonly amount: string } | null }
        | { readonly __typename: 'OtherAccountDetail', readonly dateAsOf: string | null }
        | { readonly __typename: 'StudentLoanAccountDetail', readonly dateAsOf: string | null }
       | null, readonly positions: ReadonlyArray<{ readonly __typename: 'AccountPosition', readonly symbol: string | null, readonly securityName: string | null, readonly units: string | null, readonly currentPrice: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null, readonly marketValue: { readonly __typename: 'Money', readonly amount: string } | null }> | null }> | null } | null };

export type CustomerOverviewQueryVariables = Exact<{
  customerId: string;
}>;


export type CustomerOverviewQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly id: string, readonly customerId: string, readonly type: CustomerType, readonly username: string | null, readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly id: string, readonly accountId: string, readonly name: string | null, readonly type: AccountType, readonly balance: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null, readonly institution: { readonly __typename: 'Institution', readonly id: string, readonly institutionId: string, readonly name: string | null, readonly oauthEnabled: boolean | null } | null, readonly transactions: { readonly __typename: 'TransactionConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TransactionEdge', readonly cursor: string, readonly node: { readonly __typename: 'Transaction', readonly id: string, readonly transactionId: string, readonly status: TransactionStatus, readonly postedDate: string | null, readonly description: string | null, readonly amount: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null }> | null } | null };

export type CustomersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomersQuery = { readonly __typename: 'Query', readonly viewer: { readonly __typename: 'Viewer', readonly partnerId: string, readonly environment: PartnerEnvironment, readonly clientId: string, readonly scopes: ReadonlyArray<string> }, readonly customers: { readonly __typename: 'CustomerConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'CustomerEdge', readonly node: { readonly __typename: 'Customer', readonly id: string, readonly username: string | null, readonly type: CustomerType, readonly createdDate: string | null, readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly id: string, readonly name: string | null, readonly type: AccountType }> | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type InstitutionLoginsQueryVariables = Exact<{
  customerId: string;
}>;


export type InstitutionLoginsQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly name: string | null, readonly aggregationStatusCode: number | null, readonly aggregationSuccessDate: string | null, readonly institutionLogin: { readonly __typename: 'InstitutionLogin', readonly id: string, readonly connection: ConnectionKind | null, readonly authorizationEndDate: string | null, readonly institution: { readonly __typename: 'Institution', readonly name: string | null, readonly urlHomeApp: string | null, readonly branding: { readonly __typename: 'Branding', readonly logo: string | null, readonly primaryColor: string | null } | null } | null, readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly id: string, readonly name: string | null }> | null } | null }> | null } | null };

export type InstitutionsQueryVariables = Exact<{
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type InstitutionsQuery = { readonly __typename: 'Query', readonly institutions: { readonly __typename: 'InstitutionConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'InstitutionEdge', readonly node: { readonly __typename: 'Institution', readonly id: string, readonly institutionId: string, readonly name: string | null, readonly oauthEnabled: boolean | null, readonly statusCode: string | null, readonly certifiedFor: ReadonlyArray<Certification> | null, readonly successor: { readonly __typename: 'Institution', readonly id: string, readonly name: string | null } | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type NodesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NodesQuery = { readonly __typename: 'Query', readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Account', readonly name: string | null, readonly id: string, readonly balance: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null }
    | { readonly __typename: 'Consumer', readonly id: string }
    | { readonly __typename: 'Customer', readonly username: string | null, readonly id: string }
    | { readonly __typename: 'Institution', readonly name: string | null, readonly id: string }
    | { readonly __typename: 'InstitutionLogin', readonly id: string }
    | { readonly __typename: 'Transaction', readonly id: string }
   | null> };

export type ShadowTransactionsQueryVariables = Exact<{
  customerId: string;
  accountId: string;
}>;


export type ShadowTransactionsQuery = { readonly __typename: 'Query', readonly account: { readonly __typename: 'Account', readonly name: string | null, readonly shadow: { readonly __typename: 'TransactionConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TransactionEdge', readonly node: { readonly __typename: 'Transaction', readonly id: string, readonly status: TransactionStatus, readonly postedDate: string | null, readonly description: string | null, readonly amount: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null } }> } | null, readonly everything: { readonly __typename: 'TransactionConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TransactionEdge', readonly node: { readonly __typename: 'Transaction', readonly id: string, readonly status: TransactionStatus, readonly direction: Direction | null, readonly transactionDate: string | null, readonly description: string | null, readonly amount: { readonly __typename: 'Money', readonly amount: string } | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AccountDetailsDocument = new TypedDocumentString(`
    query AccountDetails($customerId: ID!) {
  __typename
  customer(customerId: $customerId) {
    __typename
    accounts {
      __typename
      name
      type
      family
      balance {
        __typename
        amount
        currency
      }
      balanceDate
      detail {
        __typename
        dateAsOf
        ... on DepositAccountDetail {
          __typename
          availableBalanceAmount {
            __typename
            amount
            currency
          }
          periodInterestRate
        }
        ... on CreditAccountDetail {
          __typename
          creditAvailableAmount {
            __typename
            amount
          }
          creditMaximumAmount {
            __typename
            amount
          }
          paymentDueDate
        }
        ... on LoanAccountDetail {
          __typename
          principalBalance {
            __typename
            amount
          }
          nextPayment {
            __typename
            amount
          }
          nextPaymentDate
          interestRate
        }
        ... on InvestmentAccountDetail {
          __typename
          vestedBalance {
            __typename
            amount
          }
          availableCashBalance {
            __typename
            amount
          }
        }
      }
      positions {
        __typename
        symbol
        securityName
        units
        currentPrice {
          __typename
          amount
          currency
        }
        marketValue {
          __typename
          amount
        }
      }
    }
  }
}
    `, {"documentId":"sha256:8fbbe50d91c7813ae1b5751f7da2a9b37233a77f1525a946601335c9c3506045"}) as unknown as TypedDocumentString<AccountDetailsQuery, AccountDetailsQueryVariables>;
export const CustomerOverviewDocument = new TypedDocumentString(`
    query CustomerOverview($customerId: ID!) {
  __typename
  customer(customerId: $customerId) {
    __typename
    id
    customerId
    type
    username
    accounts {
      __typename
      id
      accountId
      name
      type
      balance {
        __typename
        amount
        currency
      }
      institution {
        __typename
        id
        institutionId
        name
        oauthEnabled
      }
      transactions(first: 20) {
        __typename
        edges {
          __typename
          cursor
          node {
            __typename
            id
            transactionId
            status
            amount {
              __typename
              amount
              currency
            }
            postedDate
            description
          }
        }
        pageInfo {
          __typename
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `, {"documentId":"sha256:0c5ad23fecfec3aeb361a071cf6f0b274b26cdad78a9e18bea0a848b77e61d7d"}) as unknown as TypedDocumentString<CustomerOverviewQuery, CustomerOverviewQueryVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($first: Int = 5, $after: String) {
  __typename
  viewer {
    __typename
    partnerId
    environment
    clientId
    scopes
  }
  customers(first: $first, after: $after) {
    __typename
    edges {
      __typename
      node {
        __typename
        id
        username
        type
        createdDate
        accounts {
          __typename
          id
          name
          type
        }
      }
    }
    pageInfo {
      __typename
      hasNextPage
      endCursor
    }
  }
}
    `, {"documentId":"sha256:581d02723edc071c40687e24c69f7af3a6b15ede2b637cde8588e7e4bff2ed51"}) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const InstitutionLoginsDocument = new TypedDocumentString(`
    query InstitutionLogins($customerId: ID!) {
  __typename
  customer(customerId: $customerId) {
    __typename
    accounts {
      __typename
      name
      aggregationStatusCode
      aggregationSuccessDate
      institutionLogin {
        __typename
        id
        connection
        authorizationEndDate
        institution {
          __typename
          name
          urlHomeApp
          branding {
            __typename
            logo
            primaryColor
          }
        }
        accounts {
          __typename
          id
          name
        }
      }
    }
  }
}
    `, {"documentId":"sha256:2f171e31805f7150cae05035684d3cbfb92ede0ea77f55ba2f777f9f80530c82"}) as unknown as TypedDocumentString<InstitutionLoginsQuery, InstitutionLoginsQueryVariables>;
export const InstitutionsDocument = new TypedDocumentString(`
    query Institutions($search: String, $after: String) {
  __typename
  institutions(search: $search, first: 10, after: $after) {
    __typename
    edges {
      __typename
      node {
        __typename
        id
        institutionId
        name
        oauthEnabled
        statusCode
        certifiedFor
        successor {
          __typename
          id
          name
        }
      }
    }
    pageInfo {
      __typename
      hasNextPage
      endCursor
    }
  }
}
    `, {"documentId":"sha256:73584760e55ee183cc659690dcf664f315c67c67412c2839ba3143d074fb483f"}) as unknown as TypedDocumentString<InstitutionsQuery, InstitutionsQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  __typename
  nodes(ids: $ids) {
    __typename
    id
    ... on Customer {
      __typename
      username
    }
    ... on Institution {
      __typename
      name
    }
    ... on Account {
      __typename
      name
      balance {
        __typename
        amount
        currency
      }
    }
  }
}
    `, {"documentId":"sha256:ddb2cb5db02c22d7007627be72049475fa2dcfb535f96145c3f973bab8b66bf5"}) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const ShadowTransactionsDocument = new TypedDocumentString(`
    query ShadowTransactions($customerId: ID!, $accountId: ID!) {
  __typename
  account(customerId: $customerId, accountId: $accountId) {
    __typename
    name
    shadow: transactions(first: 5, shadow: ONLY) {
      __typename
      edges {
        __typename
        node {
          __typename
          id
          status
          postedDate
          amount {
            __typename
            amount
            currency
          }
          description
        }
      }
    }
    everything: transactions(first: 10, shadow: INCLUDE, includePending: true) {
      __typename
      edges {
        __typename
        node {
          __typename
          id
          status
          direction
          transactionDate
          amount {
            __typename
            amount
          }
          description
        }
      }
      pageInfo {
        __typename
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"documentId":"sha256:b602d9818964d57e9dc196566a4d9000af6951cf621cd59abcf775240a43178d"}) as unknown as TypedDocumentString<ShadowTransactionsQuery, ShadowTransactionsQueryVariables>;