import type { Me } from './api/answers.ts';
import { type ApiClient, apiClient } from './api/client.ts';
import { ApiFault } from './api/fault.ts';
import type { ConsoleConfig } from './config.ts';
import type { Page } from './pages/page.ts';
import type { Asked } from './router/match.ts';
import { pageAt } from './router/routes.ts';
import { startRouter } from './router/start-router.ts';
import { forgetTokens, openSession } from './session/session.ts';
import { finishSignIn, SignInFault, signIn, signOut } from './session/sign-in.ts';
import { faultPage, notFoundPage } from './shell/fault-page.ts';
import { frame } from './shell/frame.ts';
import { signInPage } from './shell/sign-in-page.ts';
import { chosenLanguage, keepLanguage, wordsOf } from './words/words.ts';

/** The console: signs in where a sign-in is under way, then follows the address. */
export async function startConsole(config: ConsoleConfig): Promise<void> {
  const { signIn: issuer } = config;
  let refusal = await finishSignIn(issuer, sessionStorage, Date.now).then(noRefusal, refusalOf);
  let words = wordsOf(chosenLanguage(localStorage, navigator.languages));
  /** Who has signed in: asked of the API once, with the first page that needs it. */
  let person: Me | null = null;
  const session = openSession(sessionStorage, Date.now);
  const ahead = config.now === null ? 0 : Date.parse(config.now) - Date.now();
  const now = () => Date.now() + ahead;

  const goSignIn = () => {
    signIn(issuer, sessionStorage, location.hash).catch((error: unknown) => {
      refusal = refusalOf(error);
      router.again();
    });
  };
  const around = frame({
    chooseLanguage: (language) => {
      keepLanguage(localStorage, language);
      words = wordsOf(language);
      around.draw(words, person);
      router.again();
    },
    signIn: goSignIn,
    signOut: () => void signOut(issuer, sessionStorage),
  });
  const recognise = async (api: ApiClient): Promise<Me> => {
    if (person) return person;
    person = await api.me();
    around.draw(words, person);
    return person;
  };
  const askToSignIn = (): Page => {
    person = null;
    around.draw(words, person);
    return signInPage(words, refusal, goSignIn);
  };

  const make = async (asked: Asked, signal: AbortSignal): Promise<Page> => {
    if (session.token() === null) return askToSignIn();
    const makePage = pageAt(asked);
    if (!makePage) return notFoundPage(words);
    const { language } = words;
    const apiUntil = (end: AbortSignal) => apiClient({ base: config.api, language, token: session.token, signal: end });
    const api = apiUntil(signal);
    try {
      return await makePage({ words, api, apiUntil, person: await recognise(api), now, signal, say: around.say });
    } catch (error) {
      if (signal.aborted) throw error;
      if (!(error instanceof ApiFault && error.problem.status === 401)) return faultPage(error, words, () => router.again());
      forgetTokens(sessionStorage);
      return askToSignIn();
    }
  };
  around.draw(words, person);
  const router = startRouter({
    make,
    loading: () => around.loading(words),
    show: (page, isFirst) => around.show(page, words, isFirst),
  });
}

const noRefusal = () => null;
const refusalOf = (error: unknown): string => (error instanceof SignInFault ? error.message : '');
