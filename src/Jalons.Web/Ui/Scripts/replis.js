// Escape closes the folded menu and gives the focus back to its button.
export function installerReplis(racine) {
  for (const repli of racine.querySelectorAll('details[data-menu]')) {
    repli.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !repli.open) return;
      repli.open = false;
      repli.querySelector('summary').focus();
    });
  }
}
