// The error summary, the refusal or the confirmation takes the focus, so that it is the first thing read.
export function installerErreurs(racine) {
  const cible = racine.querySelector('.resume-erreurs, .message-refus, .confirmation[tabindex]');
  if (!cible) return;
  cible.focus({ preventScroll: false });
  if (cible.dataset.branche) return;
  cible.dataset.branche = 'oui';
  cible.addEventListener('click', (event) => {
    const lien = event.target.closest('a[href^="#"]');
    const champ = lien && document.getElementById(decodeURIComponent(lien.hash.slice(1)));
    if (!champ) return;
    event.preventDefault();
    (champ.closest('.champ, .choix, .coche') ?? champ).scrollIntoView({ block: 'start' });
    champ.focus({ preventScroll: true });
  });
}
