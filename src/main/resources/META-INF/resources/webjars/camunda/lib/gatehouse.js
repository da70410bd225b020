/*
 * What the four web apps (Tasklist, Cockpit, Admin, Welcome) have in common: the language, the name, the way out.
 * Imported by each app's scripts/config.js, so it runs before the app starts.
 * Browsers keep this file for a while: when its exports change, raise the number in every "gatehouse.js?v=".
 */

/** The person's own choice (cookie gatehouse-lang: "en" or "zh-CN"), else the browser's language; 'zh' or 'en'. */
function chosenLanguage() {
  const cookie = document.cookie.split('; ').find((part) => part.startsWith('gatehouse-lang='));
  const chosen = cookie && decodeURIComponent(cookie.slice('gatehouse-lang='.length));
  const wanted = chosen || (navigator.languages && navigator.languages[0]) || navigator.language || 'en';
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export const language = chosenLanguage();

/** The text in the person's language. */
export const say = (en, zh) => (language === 'zh' ? zh : en);

/** Where the portal lives: the address of the web apps without its last part ("/camunda"). */
const appRoot = document.querySelector('base').getAttribute('app-root') || '/camunda';
export const portal = appRoot.replace(/\/[^/]*\/?$/, '');

/**
 * The web apps ask the browser for its language and look it up in availableLocales; whatever is not there falls to
 * fallbackLocale. With one language in both there is only one answer: ours. A new choice counts from the next page
 * load on; the apps' own cache of texts (localStorage) is kept per language and cannot mix them.
 */
export const locales = { availableLocales: [language], fallbackLocale: language };

export const dateFormat = {
  normal: 'YYYY-MM-DD HH:mm',
  long: 'YYYY-MM-DD HH:mm:ss',
  short: 'YYYY-MM-DD',
  abbr: 'YYYY-MM-DD HH:mm'
};

/** The web apps show "<vendor> <name>" in the header and in the browser's tab. */
export const named = (en, zh) => ({ vendor: say('Gatehouse ·', 'Gatehouse 项目中枢 ·'), name: say(en, zh) });

/**
 * The texts, fetched before the app starts and laid where it looks first (its cache in localStorage). Without this, a
 * browser's first visit in a language shows some raw keys: parts of the app translate before the file has arrived.
 */
async function fetchTextsOnce() {
  const app = document.querySelector('base').getAttribute('app-name');
  const folder = `${appRoot}/app/${app}/locales/`;
  const key = `${folder}_locales_data_${language}_${window.bust}`;
  try {
    const cache = JSON.parse(localStorage.getItem('camunda-web') || '{}');
    if (cache[key]) return;
    const answer = await fetch(`${folder}${language}.json?bust=${window.bust}`);
    if (!answer.ok) return;
    cache[key] = JSON.stringify(await answer.json());
    localStorage.setItem('camunda-web', JSON.stringify(cache));
  } catch (noStorage) {
    // then the app fetches them itself
  }
}

await fetchTextsOnce();

document.documentElement.lang = say('en', 'zh-CN');

/* Camunda's own logout would leave the portal's session alive: one way out for both. */
document.addEventListener(
  'click',
  (event) => {
    if (event.target instanceof Element && event.target.closest('[cam-widget-header] .account .logout a')) {
      event.preventDefault();
      event.stopImmediatePropagation();
      window.location.assign(`${portal}/logout`);
    }
  },
  true
);
