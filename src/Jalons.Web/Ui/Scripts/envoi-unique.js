// A second click on the same button does not make a second act.
export function installerEnvoiUnique(racine) {
  racine.addEventListener('submit', (event) => {
    const formulaire = event.target;
    if (formulaire.method !== 'post' || event.defaultPrevented) return;
    if (formulaire.dataset.envoye) {
      event.preventDefault();
      return;
    }
    formulaire.dataset.envoye = 'oui';
    // A file that downloads leaves the page where it is: let the form live again.
    setTimeout(() => delete formulaire.dataset.envoye, 4000);
  });
  addEventListener('pageshow', () => {
    for (const formulaire of racine.querySelectorAll('form[data-envoye]')) delete formulaire.dataset.envoye;
  });
}
