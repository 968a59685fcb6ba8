const weights = [3, 7, 1, 3, 7, 1, 3, 7];

/** A bank's nine digits, with the check digit of the American Bankers Association. FinBank's is 091017329. */
export function routingNumberOf(institutionId: string): string {
  // The first two digits name one of the twelve Federal Reserve districts.
  const district = String(1 + (Number(institutionId) % 12)).padStart(2, '0');
  const digits = `${district}${institutionId.padStart(6, '0')}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
