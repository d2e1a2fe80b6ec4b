// Enhancements of every page. Each is optional: without this file, every journey works.
import htmx from 'htmx.org';
import { installerRecherche } from './recherche.js';
import { installerErreurs } from './erreurs.js';
import { installerImpression } from './impression.js';
import { installerEnvoiUnique } from './envoi-unique.js';
import { installerReplis } from './replis.js';
import { installerTableaux } from './tableaux.js';

installerRecherche(document);
installerImpression(document);
installerEnvoiUnique(document);
installerReplis(document);
installerTableaux(document);
installerErreurs(document);

// A swapped page is a page: same landmarks, same care for the focus.
document.addEventListener('htmx:afterSwap', (event) => {
  installerImpression(event.detail.target);
  installerReplis(event.detail.target);
  installerTableaux(event.detail.target);
  installerErreurs(event.detail.target);
});

// A form in error comes back as 400 or 422 with its messages: show it instead of dropping it.
document.addEventListener('htmx:beforeSwap', (event) => {
  const { status } = event.detail.xhr;
  if (status === 400 || status === 409 || status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

export { htmx };
