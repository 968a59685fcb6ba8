/** An institution by its id alone: enough for every field that needs no call. */
export interface InstitutionRef {
  readonly node: 'Institution';
  readonly institutionId: string;
}

export interface InstitutionAddress {
  readonly addressLine1: string | null;
  readonly addressLine2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
}

export interface Branding {
  readonly logo: string | null;
  readonly alternateLogo: string | null;
  readonly icon: string | null;
  readonly tile: string | null;
  readonly primaryColor: string | null;
}

/** Products an institution can be certified for, by their names in the graph. */
export const certifications = {
  TRANSACTION_AGGREGATION: 'transAgg',
  ACH: 'ach',
  STATEMENTS: 'stateAgg',
  VERIFICATION_OF_INCOME: 'voi',
  VERIFICATION_OF_ASSETS: 'voa',
  ACCOUNT_HISTORY: 'aha',
  AVAILABLE_BALANCE: 'availBalance',
  ACCOUNT_OWNER: 'accountOwner',
  STUDENT_LOAN_DATA: 'studentLoanData',
  LOAN_PAYMENT_DETAILS: 'loanPaymentDetails',
  LIABILITY_DATA: 'liabilityData',
  BILL_PAY_DATA: 'billPayData',
} as const;

export type Certification = keyof typeof certifications;

export interface Institution extends InstitutionRef {
  readonly name: string | null;
  readonly displayName: string | null;
  readonly accountTypeDescription: string | null;
  readonly class: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly urlHomeApp: string | null;
  readonly urlLogonApp: string | null;
  readonly urlForgotPassword: string | null;
  readonly oauthEnabled: boolean | null;
  readonly currency: string | null;
  readonly status: string | null;
  readonly timeZone: string | null;
  readonly specialText: string | null;
  readonly address: InstitutionAddress | null;
  readonly branding: Branding | null;
  readonly certifiedFor: readonly Certification[];
  readonly productionStatus: ProductionStatus | null;
  /** The institution that takes this one's place. */
  readonly newInstitutionId: string | null;
  readonly oauthInstitutionId: string | null;
}

/** State of the connection by product, in upstream's words; it calls these beta and advises to go by `status`. */
export interface ProductionStatus {
  readonly overallStatus: string | null;
  readonly transAgg: string | null;
  readonly stateAgg: string | null;
  readonly voa: string | null;
  readonly voi: string | null;
  readonly ach: string | null;
  readonly aha: string | null;
}

export interface InstitutionFilter {
  readonly search?: string | null | undefined;
  readonly certifiedFor?: Certification | null | undefined;
}

export function institutionRef(institutionId: string): InstitutionRef {
  return { node: 'Institution', institutionId };
}

/**
 * Which customers can add accounts here. Mastercard's test bank is FinBank, in several institutions; the one for billable
 * tests takes active customers, as real institutions do.
 */
export function customersTakenBy({ name }: Institution): 'testing' | 'active' {
  return /^finbank\b/i.test(name ?? '') && !/\bbillable\b/i.test(name ?? '') ? 'testing' : 'active';
}

/** Nine digits whose weighted sum is a multiple of ten, as the American Bankers Association has it. */
export function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, index) => total + Number(digit) * ([3, 7, 1][index % 3] ?? 0), 0);
  return sum % 10 === 0 && sum > 0;
}
