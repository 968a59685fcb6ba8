import type { Json } from '../json.ts';
import { raw } from '../json.ts';
import type { Random } from '../random.ts';
import { createRandom } from '../random.ts';
import type { AccountRecord } from '../records.ts';
import { familyOf } from './merchants.ts';
import { money } from './money.ts';

type Members = Record<string, Json | undefined>;

const day = 86_400;

/** The `detail` object of an account. `asOf` is Unix seconds of the last aggregation that brought data. */
export function accountDetail(account: AccountRecord, seed: number, asOf: number): Members {
  const random = createRandom(seed, account.customerId, account.id, 'detail');
  const balance = raw(account.balance);
  const common = { dateAsOf: asOf };
  switch (familyOf(account.type)) {
    case 'deposit':
      return {
        ...common,
        availableBalanceAmount: balance,
        openDate: asOf - 900 * day,
        periodStartDate: asOf - 30 * day,
        periodEndDate: asOf,
        periodInterestRate: raw('4.5'),
        periodDepositAmount: money(random.below(500_000)),
        periodInterestAmount: money(random.below(2_000)),
        interestYtdAmount: money(random.below(9_000)),
        interestPriorYtdAmount: money(random.below(12_000)),
        maturityDate: account.type === 'cd' ? asOf + 200 * day : undefined,
      };
    case 'card':
      return { ...common, ...cardDetail(random, asOf), currentBalance: balance };
    case 'loan': {
      const loan = { ...common, ...loanDetail(random, asOf), principalBalance: balance, payoffAmount: balance };
      if (account.type === 'mortgage') return { ...loan, ...mortgageDetail(random, asOf) };
      return account.type.startsWith('studentLoan') ? { ...loan, ...studentLoanDetail(random, asOf) } : loan;
    }
    case 'investment':
      return { ...common, ...investmentDetail(random), currentBalance: balance, vestedBalance: balance };
  }
}

function cardDetail(random: Random, asOf: number): Members {
  return {
    interestRate: '21.99',
    creditAvailableAmount: money(100_000 + random.below(400_000)),
    creditMaxAmount: money(1_000_000),
    cashAdvanceAvailableAmount: money(200_000),
    cashAdvanceMaxAmount: money(300_000),
    cashAdvanceInterestRate: raw('27.5'),
    paymentMinAmount: money(3_500),
    paymentDueDate: asOf + 12 * day,
    pastDueAmount: raw('0.00'),
    previousBalance: money(random.below(300_000)),
    statementStartDate: asOf - 40 * day,
    statementEndDate: asOf - 10 * day,
    statementPurchaseAmount: money(random.below(300_000)),
    statementFinanceAmount: money(random.below(4_000)),
    statementCreditAmount: money(random.below(20_000)),
    rewardEarnedBalance: money(random.below(50_000)),
    lastPaymentAmount: money(5_000 + random.below(90_000)),
    lastPaymentDate: asOf - 18 * day,
    statementCloseBalance: money(random.below(300_000)),
  };
}

function loanDetail(random: Random, asOf: number): Members {
  return {
    interestRate: '5.375',
    termOfMl: '60',
    mlHolderName: 'Account Holder',
    description: 'Instalment loan',
    lateFeeAmount: money(3_500),
    payoffAmountDate: asOf + 10 * day,
    originalMaturityDate: asOf + 1_200 * day,
    interestPeriod: 'monthly',
    initialMlAmount: money(3_500_000 + random.below(1_000_000)),
    initialMlDate: asOf - 600 * day,
    nextPayment: money(48_213),
    nextPaymentDate: asOf + 9 * day,
    lastPaymentAmount: money(48_213),
    lastPaymentReceiveDate: asOf - 21 * day,
    lastPaymentPrincipalAmount: money(40_000),
    lastPaymentInterestAmount: money(8_213),
    ytdPrincipalPaid: money(400_000),
    ytdInterestPaid: money(82_130),
    autoPayEnrolled: 'Y',
    firstMortgage: 'N',
    loanPaymentFreq: 'monthly',
    recurringPaymentAmount: money(48_213),
    lender: 'FinBank',
    loanTermType: 'fixed',
    paymentsMade: 20,
    paymentsRemaining: 40,
  };
}

function mortgageDetail(random: Random, asOf: number): Members {
  return {
    description: 'Home mortgage',
    termOfMl: '360',
    escrowBalance: money(random.below(900_000)),
    lastPaymentEscrowAmount: money(41_250),
    ytdInsurancePaid: money(123_000),
    ytdTaxPaid: money(372_000),
    collateral: '434 W Ascension Way, Murray UT 84123',
    firstMortgage: 'Y',
    firstPaymentDate: asOf - 570 * day,
    interestRateType: 'fixed',
    loanPaymentType: 'principalAndInterest',
    projectedInterest: money(9_000_000 + random.below(4_000_000)),
  };
}

function studentLoanDetail(random: Random, asOf: number): Members {
  const status = random.pick(['In School', 'Grace', 'Repayment', 'Deferment', 'Forbearance']);
  return {
    description: 'Direct subsidized loan',
    currentSchool: 'University of Utah',
    originalSchool: 'University of Utah',
    loanAwardId: `AWARD${100_000 + random.below(900_000)}`,
    originalInterestRate: raw('4.53'),
    guarantor: 'US Department of Education',
    owner: 'US Department of Education',
    interestSubsidyType: 'subsidized',
    interestBalance: money(random.below(90_000)),
    remainingTermOfMl: 96,
    initialInterestRate: raw('4.53'),
    feesBalance: raw('0.00'),
    loanYtdInterestPaid: money(random.below(90_000)),
    loanYtdFeesPaid: raw('0.00'),
    loanYtdPrincipalPaid: money(random.below(200_000)),
    loanStatus: status,
    loanStatusStartDate: asOf - 400 * day,
    loanStatusEndDate: asOf + 700 * day,
    weightedInterestRate: raw('4.71'),
    repaymentPlan: 'Standard',
    repaymentPlanStartDate: asOf - 380 * day,
    repaymentPlanEndDate: asOf + 3_270 * day,
    expectedPayoffDate: asOf + 3_270 * day,
    outOfSchoolDate: asOf - 580 * day,
    convertToRepayment: asOf - 400 * day,
    daysDelinquent: 0,
    totalPrincipalPaid: money(400_000 + random.below(400_000)),
    totalInterestPaid: money(80_000 + random.below(80_000)),
    totalAmountPaid: money(520_000 + random.below(300_000)),
  };
}

function investmentDetail(random: Random): Members {
  return {
    availableCashBalance: money(random.below(900_000)),
    cashBalanceAmount: money(random.below(900_000)),
    marginBalance: raw('0.00'),
    marginAllowed: false,
    empMatchAmount: money(random.below(40_000)),
    empPretaxContribAmount: money(random.below(60_000)),
    empPretaxContribAmountYtd: money(random.below(900_000)),
    contribTotalYtd: money(random.below(1_200_000)),
    rolloverAmount: money(random.below(2_000_000)),
  };
}

const securities = [
  ['DELTA AIR LINES INC', 'DAL', 'Stock', 'INTLSTOCK', '247361702'],
  ['TOTAL MARKET INDEX FUND', 'TMKT', 'Mutual Fund', 'LARGESTOCK', '922908769'],
  ['US TREASURY MONEY FUND', 'USTM', 'Money Market', 'MONEYMRKT', '31617H102'],
] as const;

const coins = [
  ['Bitcoin', 'BTC', 'Cryptocurrency', 'OTHER', 'BTC'],
  ['Ether', 'ETH', 'Cryptocurrency', 'OTHER', 'ETH'],
] as const;

/** The holdings of an investment account; other accounts have no `position` member. */
export function accountPositions(account: AccountRecord, seed: number, asOf: number): Json | undefined {
  if (familyOf(account.type) !== 'investment') return undefined;
  const random = createRandom(seed, account.customerId, account.id, 'positions');
  const holdings = account.type === 'cryptocurrency' ? coins : securities;
  return holdings.map(([securityName, symbol, securityType, assetClass, securityId], index) => {
    const units = 1_000 + random.below(90_000);
    const price = 500 + random.below(40_000);
    const value = Math.round((units * price) / 1_000);
    const cost = Math.round(value * (0.7 + random.next() * 0.5));
    return {
      id: account.bank.firstRowId + index,
      description: securityName,
      symbol,
      units: raw(`${Math.floor(units / 1_000)}.${String(units % 1_000).padStart(3, '0')}`),
      currentPrice: money(price),
      securityName,
      marketValue: money(value),
      costBasis: money(cost),
      holdType: 'INVESTMENT',
      status: 'A',
      currentPriceDate: asOf,
      securityType,
      posType: 'Long',
      totalGLDollar: money(value - cost),
      assetClass,
      securityId,
      // Coins have no number that all agree on.
      securityIdType: account.type === 'cryptocurrency' ? undefined : 'CUSIP',
      securityCurrency: 'USD',
    };
  });
}
