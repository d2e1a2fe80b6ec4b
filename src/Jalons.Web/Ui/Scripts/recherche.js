// "/" goes to the search box, wherever one is in the page; Escape gives the focus back.
export function installerRecherche(racine) {
  let retour = null;
  racine.addEventListener('keydown', (event) => {
    const champ = racine.querySelector('[data-recherche]');
    if (!champ) return;
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !ecrit(event.target)) {
      event.preventDefault();
      retour = racine.activeElement;
      champ.focus();
      champ.select();
    } else if (event.key === 'Escape' && event.target === champ && retour) {
      retour.focus();
      retour = null;
    }
  });
}

/** Whether somebody is typing there: the slash is then a slash. */
function ecrit(cible) {
  return cible instanceof HTMLElement && (cible.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(cible.tagName));
}
