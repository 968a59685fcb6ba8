import type { AccountFamily } from './accounts.ts';
import type { FieldTable, TableField, ValuesOf } from './field-table.ts';
import { rowsWith } from './field-table.ts';

export interface AccountDetailField extends TableField {
  readonly families: readonly AccountFamily[];
}

const fieldsOf = (...families: readonly AccountFamily[]) => rowsWith({ families });

const every = fieldsOf('DEPOSIT', 'CREDIT', 'LOAN', 'STUDENT_LOAN', 'INVESTMENT');
const deposit = fieldsOf('DEPOSIT');
const credit = fieldsOf('CREDIT');
const investment = fieldsOf('INVESTMENT');
const studentLoan = fieldsOf('STUDENT_LOAN');
// A student loan is a loan first: upstream's "Mortgage/Loan" fields include schools and student repayment plans.
const loan = fieldsOf('LOAN', 'STUDENT_LOAN');
const depositOrLoan = fieldsOf('DEPOSIT', 'LOAN', 'STUDENT_LOAN');
const creditOrLoan = fieldsOf('CREDIT', 'LOAN', 'STUDENT_LOAN');
const creditOrInvestment = fieldsOf('CREDIT', 'INVESTMENT');

/**
 * Every field of an account's detail, in upstream's order, with its kind and the account families that have it. One rule
 * for names: upstream's own, with abbreviations written out and a date that does not say so named a date; the last
 * argument is upstream's name where that makes a difference.
 */
export const accountDetailFields = {
  dateAsOf: every.date('When the institution last stated these facts.'),
  availableBalanceAmount: depositOrLoan.money('What can be drawn now: the balance less what is still pending.'),
  openDate: deposit.date('When the account was opened.'),
  periodStartDate: deposit.date('When the current interest period began.'),
  periodEndDate: deposit.date('When the current interest period ends.'),
  periodInterestRate: deposit.rate('The annual yield in the current interest period.'),
  periodDepositAmount: deposit.money('What was paid in during the current interest period.'),
  periodInterestAmount: deposit.money('The interest that accrued in the current interest period.'),
  interestYearToDateAmount: deposit.money('The interest that accrued since the year began.', 'interestYtdAmount'),
  interestPriorYearToDateAmount: deposit.money('The interest earned last year.', 'interestPriorYtdAmount'),
  maturityDate: deposit.date('When a term deposit, such as a CD, matures.'),
  interestRate: creditOrLoan.rate('The interest rate that applies now.'),
  creditAvailableAmount: credit.money('How much of the credit line is left to spend.'),
  creditMaximumAmount: credit.money('The credit limit.', 'creditMaxAmount'),
  cashAdvanceAvailableAmount: credit.money('How much cash can still be drawn on the line.'),
  cashAdvanceMaximumAmount: credit.money('The limit on cash drawn.', 'cashAdvanceMaxAmount'),
  cashAdvanceBalance: credit.money('The cash drawn and not yet paid back.'),
  cashAdvanceInterestRate: credit.rate('The interest rate on cash drawn.'),
  currentBalance: creditOrInvestment.money('The balance now.'),
  paymentMinimumAmount: creditOrLoan.money('The least that must be paid by the due date.', 'paymentMinAmount'),
  paymentDueDate: credit.date('When the next payment is due.'),
  previousBalance: credit.money('The balance of the statement before.'),
  statementStartDate: credit.date('The first day of the statement period.'),
  statementEndDate: credit.date('The last day of the statement period.'),
  statementPurchaseAmount: credit.money('The purchases in the statement period.'),
  statementFinanceAmount: credit.money('The finance charges in the statement period.'),
  statementCreditAmount: credit.money('The payments and refunds credited in the statement period.'),
  rewardEarnedBalance: credit.decimal('The rewards earned, in whatever the program counts: points, miles or money.'),
  pastDueAmount: creditOrLoan.money('What should have been paid already.'),
  lastPaymentAmount: creditOrLoan.money('What the last payment brought in.'),
  lastPaymentDate: credit.date('When the last payment was made.'),
  statementCloseBalance: credit.money('The balance when the statement closed.'),
  termOfLoan: loan.text(
    'How long the loan runs, as the institution words it; most send a number of months.',
    'termOfMl',
  ),
  loanHolderName: loan.text('Who took out the loan.', 'mlHolderName'),
  description: loan.text('What the institution says about the loan.'),
  lateFeeAmount: loan.money('The fee charged for paying late.'),
  payoffAmount: loan.money('What it would take to pay the loan off.'),
  payoffAmountDate: loan.date('The day that the payoff amount is stated for.'),
  originalMaturityDate: loan.date('When the loan was to end when it was made.'),
  principalBalance: loan.money('The principal still owed.'),
  escrowBalance: loan.money('What is held in escrow, for taxes and insurance.'),
  interestPeriod: loan.text('How often interest is charged, such as `monthly`.'),
  initialLoanAmount: loan.money('How much was lent at the start.', 'initialMlAmount'),
  initialLoanDate: loan.date('When the loan was made.', 'initialMlDate'),
  nextPaymentPrincipalAmount: loan.money('The share of the next payment that reduces the principal.'),
  nextPaymentInterestAmount: loan.money('The share of the next payment that is interest.'),
  nextPayment: loan.money('The least that the next payment must be.'),
  nextPaymentDate: loan.date('When the next payment is due.'),
  lastPaymentDueDate: loan.date('When the last payment was due.'),
  lastPaymentReceiveDate: loan.date('When the last payment arrived.'),
  lastPaymentPrincipalAmount: loan.money('The share of the last payment that reduced the principal.'),
  lastPaymentInterestAmount: loan.money('The share of the last payment that was interest.'),
  lastPaymentEscrowAmount: loan.money('The share of the last payment that went into escrow.'),
  lastPaymentLastFeeAmount: loan.money('The share of the last payment that paid the last fee.'),
  lastPaymentLateCharge: loan.money('The share of the last payment that paid for being late.'),
  yearToDatePrincipalPaid: loan.money('The principal paid since the year began.', 'ytdPrincipalPaid'),
  yearToDateInterestPaid: loan.money('The interest paid since the year began.', 'ytdInterestPaid'),
  yearToDateInsurancePaid: loan.money('The insurance paid since the year began.', 'ytdInsurancePaid'),
  yearToDateTaxPaid: loan.money('The tax paid since the year began.', 'ytdTaxPaid'),
  autoPayEnrolled: loan.boolean('Whether payments are collected automatically.'),
  marginAllowed: investment.boolean('Whether securities may be bought on margin.'),
  cashAccountAllowed: investment.boolean('Whether a cash account may be held.'),
  collateral: loan.text('What secures the loan.'),
  currentSchool: loan.text('Where the borrower studies now.'),
  firstPaymentDate: loan.date('When the first payment was due.'),
  firstMortgage: loan.boolean('Whether this mortgage ranks first on the property.'),
  loanPaymentFrequency: loan.text('How often payments are due, such as `monthly`.', 'loanPaymentFreq'),
  originalSchool: loan.text('Where the borrower studied when the loan was made.'),
  recurringPaymentAmount: loan.money('What each regular payment amounts to.'),
  lender: loan.text('Who lent the money.'),
  endingBalanceAmount: loan.money('The balance at the end of the period.'),
  loanTermType: loan.text('The kind of term, such as `fixed`.'),
  paymentsMade: loan.int('How many payments were made so far.'),
  balloonAmount: loan.money('The single large payment that falls due at the end.'),
  projectedInterest: loan.money('The interest that the loan is expected to cost.'),
  interestPaidLifeToDate: loan.money('The interest paid since the loan began.', 'interestPaidLtd'),
  interestRateType: loan.text('How the rate is set, such as `fixed` or `variable`.'),
  loanPaymentType: loan.text('What the payments pay for, as the institution words it.'),
  repaymentPlan: loan.text('The plan a student loan is paid back under, such as `Standard` or `Graduated`.'),
  paymentsRemaining: loan.int('How many payments are left.'),
  marginBalance: investment.money('The interest earned on margin less the interest paid for it.'),
  shortBalance: investment.money('What positions sold short add up to.'),
  availableCashBalance: investment.money('The cash that can be withdrawn.'),
  maturityValueAmount: investment.money('What will be paid out at maturity.'),
  vestedBalance: investment.money('The share of the balance that belongs to the holder for good.'),
  employerMatchAmount: investment.money('What the employer adds to match contributions.', 'empMatchAmount'),
  employerPretaxContributionAmount: investment.money(
    'What the employer contributes before tax.',
    'empPretaxContribAmount',
  ),
  employerPretaxContributionAmountYearToDate: investment.money(
    'What the employer contributed before tax since the year began.',
    'empPretaxContribAmountYtd',
  ),
  contributionTotalYearToDate: investment.money('All contributions since the year began.', 'contribTotalYtd'),
  cashBalanceAmount: investment.money('The cash in the account.'),
  preTaxAmount: investment.money('The share of the balance that was paid in before tax.'),
  afterTaxAmount: investment.money('The share of the balance that was paid in after tax.'),
  matchAmount: investment.money('The share of the balance that the employer added to match contributions.'),
  profitSharingAmount: investment.money('The share of the balance that came from profit sharing.'),
  rolloverAmount: investment.money('The share of the balance that was moved here from another plan.'),
  otherVestedAmount: investment.money('Any other share of the balance that has vested.', 'otherVestAmount'),
  otherNonvestedAmount: investment.money(
    'Any other share of the balance that has not vested yet.',
    'otherNonvestAmount',
  ),
  currentLoanBalance: investment.money('What is still owed on a loan taken from the plan.'),
  loanRate: investment.rate('The interest rate of a loan taken from the plan.'),
  buyPower: investment.money('How much may be spent on securities now.'),
  rolloverLifeToDate: investment.money('All that was ever moved here from other plans.', 'rolloverLtd'),
  loanAwardId: studentLoan.id('The number of a federal student loan, unique in the country.'),
  originalInterestRate: studentLoan.rate('The annual rate when the loan was paid out.'),
  guarantor: studentLoan.text('Who pays the owner of the loan if the borrower cannot.'),
  owner: studentLoan.text('Who owns the loan.'),
  interestSubsidyType: studentLoan.text('Whether the interest is subsidized, as the institution words it.'),
  interestBalance: studentLoan.money('The interest still owed.'),
  remainingTermOfLoan: studentLoan.decimal('How many months the loan still runs.', 'remainingTermOfMl'),
  initialInterestRate: studentLoan.rate('The rate at the start of the loan.'),
  feesBalance: studentLoan.money('The fees still owed.'),
  loanYearToDateInterestPaid: studentLoan.money(
    'The interest paid on this loan since the year began.',
    'loanYtdInterestPaid',
  ),
  loanYearToDateFeesPaid: studentLoan.money('The fees paid on this loan since the year began.', 'loanYtdFeesPaid'),
  loanYearToDatePrincipalPaid: studentLoan.money(
    'The principal paid on this loan since the year began.',
    'loanYtdPrincipalPaid',
  ),
  loanStatus: studentLoan.text(
    'The phase of repayment. Known: `In School`, `Grace`, `Repayment`, `Deferment`, `Forbearance`; others may follow.',
  ),
  loanStatusStartDate: studentLoan.date('When the present phase of repayment began.'),
  loanStatusEndDate: studentLoan.date('When the present phase of repayment ends.'),
  weightedInterestRate: studentLoan.rate('The annual rate of a group of loans, weighted by their balances.'),
  repaymentPlanStartDate: studentLoan.date('When the present repayment plan began.'),
  repaymentPlanEndDate: studentLoan.date('When the present repayment plan ends.'),
  expectedPayoffDate: studentLoan.date('When the loan should be paid off.'),
  outOfSchoolDate: studentLoan.date('When the borrower graduated or began to study less than half-time.'),
  convertToRepaymentDate: studentLoan.date('When repayment begins.', 'convertToRepayment'),
  daysDelinquent: studentLoan.int('For how many days a payment has been overdue.'),
  totalPrincipalPaid: loan.money('The principal paid since the loan began.'),
  totalInterestPaid: loan.money('The interest paid since the loan began, as the institution totals it.'),
  totalAmountPaid: studentLoan.money('All that was paid on the loan since it began.'),
  statementCloseDate: loan.date('When the statement closed.'),
  loanTypeDescription: loan.text('The kind of loan in words, such as `Conventional 30-Year Mortgage`.', 'loanTypeDesc'),
} satisfies FieldTable & Record<string, AccountDetailField>;

export type AccountDetailValues = ValuesOf<typeof accountDetailFields>;

/** What an institution says about an account beyond its balance. `family` is null for an account type not known yet. */
export interface AccountDetail {
  readonly family: AccountFamily | null;
  readonly values: AccountDetailValues;
}
