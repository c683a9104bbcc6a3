import { apiClient } from './api/client.ts';
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
  const clock = () => (config.clock === null ? Date.now() : Date.parse(config.clock));
  let refusal = issuer ? await finishSignIn(issuer, sessionStorage, Date.now).then(noRefusal, refusalOf) : null;
  let words = wordsOf(chosenLanguage(localStorage, navigator.languages));
  const session = () => openSession(sessionStorage, Date.now);
  const goSignIn = () => {
    if (issuer) signIn(issuer, sessionStorage, location.hash).catch(failSignIn);
  };
  const failSignIn = (error: unknown) => {
    refusal = refusalOf(error);
    router.again();
  };
  const around = frame({
    chooseLanguage: (language) => {
      keepLanguage(localStorage, language);
      words = wordsOf(language);
      around.draw(words, session());
      router.again();
    },
    signIn: issuer && goSignIn,
    signOut: () => void (issuer && signOut(issuer, sessionStorage)),
  });
  around.draw(words, session());

  const make = async (asked: Asked, signal: AbortSignal): Promise<Page> => {
    const now = session();
    if (issuer && now.token() === null) return signInPage(words, refusal, goSignIn);
    const makePage = pageAt(asked);
    if (!makePage) return notFoundPage(words);
    const api = apiClient({ base: config.api, language: words.language, token: now.token, signal });
    return makePage({ words, api, session: now, now: clock, signal }).catch((error: unknown) => {
      if (signal.aborted) throw error;
      if (issuer && error instanceof ApiFault && error.problem.status === 401) {
        forgetTokens(sessionStorage);
        around.draw(words, session());
        return signInPage(words, refusal, goSignIn);
      }
      return faultPage(error, words, () => router.again());
    });
  };
  const router = startRouter({
    make,
    loading: () => around.loading(words),
    show: (page, isFirst) => around.show(page, words, isFirst),
  });
}

const noRefusal = () => null;
const refusalOf = (error: unknown): string => (error instanceof SignInFault ? error.message : '');
