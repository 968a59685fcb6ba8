import { memberOf, textMember } from './body.ts';
import type { Json } from './json.ts';
import type { Reply } from './reply.ts';
import { jsonReply } from './reply.ts';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** Of `{"credentials":[{"name":"Banking Userid",...},{"name":"Banking Password","value":...}]}`. */
export function readCredentials(body: unknown): Credentials | undefined {
  const fields: unknown = memberOf(body, 'credentials');
  if (!Array.isArray(fields)) return undefined;
  const answerTo = (name: string) => {
    const field = fields.find((candidate: unknown) => textMember(candidate, 'name') === name);
    return textMember(field, 'value');
  };
  const password = answerTo('Banking Password');
  return password === undefined ? undefined : { user: answerTo('Banking Userid') ?? '', password };
}

/** What happens when somebody signs in to FinBank: it works, it fails with a code, or the bank asks a question. */
export type SignIn = 'success' | { readonly code: number } | { readonly question: Question };

export type Question = 'text' | 'image' | 'choice' | 'multi';

const questions: Readonly<Record<string, Question>> = {
  tfa_text: 'text',
  tfa_image: 'image',
  tfa_choice: 'choice',
  tfa_multi: 'multi',
};

/** The first five are documented; the codes of unanswered and wrongly answered questions work the same way here. */
const failingPasswords = ['123', '125', '127', '128', '130', '185', '187'];

/** The documented profiles; anything else is refused as a bank would refuse it. */
export function signIn({ user, password }: Credentials): SignIn {
  if (user === 'demo' && failingPasswords.includes(password)) return { code: Number(password) };
  if (user === 'demo' && password.startsWith('imagechoice')) return { question: 'multi' };
  if (password !== 'go') return { code: 103 };
  const question = questions[user];
  if (question !== undefined) return { question };
  return user === 'demo' ? 'success' : { code: 103 };
}

/** What an answer to the bank's question comes to: `mfa` makes it ask again, `fail` is wrong, all others are right. */
export function signInAnswer(question: Question, answer: string): SignIn {
  if (question === 'text' && answer === 'mfa') return { question };
  return answer === 'fail' ? { code: 187 } : 'success';
}

/** What a person is asked, and the answers to choose from where they are given. */
export function challengeOf(question: Question) {
  return { text: challenges[question].text, choices: question === 'choice' || question === 'multi' ? choices : [] };
}

const choices = [
  { choice: 'Answer one', value: 'one' },
  { choice: 'Answer two', value: 'two' },
  { choice: 'A wrong answer', value: 'fail' },
];

const challenges = {
  text: { text: "Enter your first pet's name" },
  image: { text: 'Enter the characters of the image', image: 'data:image/png;base64,iVBORw0KGgo=' },
  choice: { text: 'Which answer is yours?', choices },
  multi: { text: 'Which image is yours?', imageChoices: choices },
} satisfies Readonly<Record<Question, Json>>;

/**
 * 203: the bank wants an answer that cannot be given through this API any more. The document declares no body; this one is
 * that of the older documentation.
 */
export function mfaChallenge(question: Question = 'text'): Reply {
  return {
    ...jsonReply({ questions: [challenges[question]] }, 203),
    headers: { 'MFA-Session': 'sandbox-mfa-session' },
  };
}
