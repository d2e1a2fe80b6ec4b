// A table wider than its frame can be scrolled with the keyboard: its frame is a stop for Tab. One that fits is not.
const observateur = new ResizeObserver((entrees) => {
  for (const { target } of entrees) {
    if (target.scrollWidth > target.clientWidth && getComputedStyle(target).overflowX === 'auto') target.tabIndex = 0;
    else target.removeAttribute('tabindex');
  }
});

export function installerTableaux(racine) {
  for (const cadre of racine.querySelectorAll('.tableau-cadre')) observateur.observe(cadre);
}
