/** Name, city, state and time zone. */
export const places = [
  ['Aspen', 'Denver', 'CO', 'America/Denver'],
  ['Bayou', 'New Orleans', 'LA', 'America/Chicago'],
  ['Cascade', 'Seattle', 'WA', 'America/Los_Angeles'],
  ['Chesapeake', 'Baltimore', 'MD', 'America/New_York'],
  ['Dakota', 'Fargo', 'ND', 'America/Chicago'],
  ['Golden Gate', 'San Francisco', 'CA', 'America/Los_Angeles'],
  ['Granite', 'Concord', 'NH', 'America/New_York'],
  ['Great Lakes', 'Milwaukee', 'WI', 'America/Chicago'],
  ['Hudson', 'Albany', 'NY', 'America/New_York'],
  ['Liberty', 'Philadelphia', 'PA', 'America/New_York'],
  ['Lone Star', 'Austin', 'TX', 'America/Chicago'],
  ['Magnolia', 'Jackson', 'MS', 'America/Chicago'],
  ['Ozark', 'Springfield', 'MO', 'America/Chicago'],
  ['Palmetto', 'Charleston', 'SC', 'America/New_York'],
  ['Piedmont', 'Charlotte', 'NC', 'America/New_York'],
  ['Prairie', 'Omaha', 'NE', 'America/Chicago'],
  ['Redwood', 'Eureka', 'CA', 'America/Los_Angeles'],
  ['Saguaro', 'Phoenix', 'AZ', 'America/Phoenix'],
  ['Tidewater', 'Norfolk', 'VA', 'America/New_York'],
  ['Wasatch', 'Salt Lake City', 'UT', 'America/Denver'],
] as const;

/** What it calls itself, what upstream calls its business, and its class. */
export const kinds = [
  ['National Bank', 'Banking', 'banking'],
  ['Community Bank', 'Banking', 'banking'],
  ['Savings Bank', 'Banking', 'banking'],
  ['Federal Credit Union', 'Banking', 'banking'],
  ['Teachers Credit Union', 'Banking', 'banking'],
  ['Trust', 'Banking', 'banking'],
  ['Bank & Trust', 'Banking', 'banking'],
  ['Card Services', 'Credit Cards/Accounts', 'creditCards'],
  ['Rewards Card', 'Credit Cards/Accounts', 'creditCards'],
  ['Brokerage', 'Investments', 'investments'],
  ['Wealth Management', 'Investments', 'investments'],
  ['Asset Advisors', 'Investments', 'investments'],
  ['Retirement Services', 'Workplace Retirement', 'retirement'],
  ['Pension Partners', 'Workplace Retirement', 'retirement'],
  ['Home Loans', 'Mortgages and Loans', 'mortgages'],
  ['Mortgage', 'Mortgages and Loans', 'mortgages'],
  ['Student Lending', 'Mortgages and Loans', 'loans'],
  ['Auto Finance', 'Mortgages and Loans', 'loans'],
  ['Mutual Insurance', 'Insurance', 'insurance'],
  ['Bank - Business', 'Banking', 'banking'],
] as const;

/** In front of the names of those beyond the first round. */
export const prefixes = ['First', 'United', 'Farmers', 'Heritage', 'Pioneer', 'Summit', 'Citizens'] as const;
