import { loadConfig } from './config.ts';
import { element } from './dom/element.ts';
import { startConsole } from './start-console.ts';
import { chosenLanguage, wordsOf } from './words/words.ts';

loadConfig().then(startConsole, () => {
  const { faults } = wordsOf(chosenLanguage(localStorage, navigator.languages));
  document.body.replaceChildren(element('main', {}, element('h1', {}, faults.title), element('p', {}, faults.start)));
});
