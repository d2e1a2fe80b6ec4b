// A print button only exists where it works: it is hidden in the page and shown here.
export function installerImpression(racine) {
  for (const bouton of racine.querySelectorAll('button[data-imprimer]')) {
    bouton.hidden = false;
    bouton.onclick = () => window.print();
  }
}
