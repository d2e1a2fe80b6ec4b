// Draws the charts of a page from the data block that stands beside each of them. The table stays the reference.
import { use, init } from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
import { hauteurDeLigne, options } from './graphiques-options.js';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const sombre = matchMedia('(prefers-color-scheme: dark)');

/** The colours of the theme, as the page computes them now. */
function couleurs() {
  const style = getComputedStyle(document.documentElement);
  const lire = (nom) => style.getPropertyValue(nom).trim();
  return {
    encre: lire('--ink'), encreDouce: lire('--ink-soft'), surface: lire('--surface'), trait: lire('--line'),
    series: ['--primary', '--stake-offer', '--soon', '--stake-orientation', '--done', '--stake-rights'].map(lire),
    police: getComputedStyle(document.body).fontFamily,
  };
}

function dessiner(figure) {
  const cadre = figure.querySelector('[data-graphique]');
  const bloc = figure.querySelector('script[type="application/json"]');
  if (!cadre || !bloc || cadre.dataset.dessine) return;
  cadre.dataset.dessine = 'oui';
  const donnees = JSON.parse(bloc.textContent);
  cadre.hidden = false;
  const repli = figure.querySelector('details');
  if (repli) repli.open = false;

  if (donnees.type === 'barres-horizontales') cadre.style.height = `${donnees.categories.length * hauteurDeLigne(donnees, cadre.clientWidth) + 2}rem`;
  const graphique = init(cadre, null, { renderer: 'canvas' });
  const peindre = () => graphique.setOption(options(donnees, couleurs(), cadre.clientWidth), true);
  peindre();
  sombre.addEventListener('change', peindre);
  new ResizeObserver(() => {
    graphique.resize();
    peindre();
  }).observe(cadre);
  parcourirAuClavier(cadre, graphique, donnees, figure.querySelector('.graphique-lecture'));
}

/** Arrows move along the categories; the values are shown on the chart and read in the line under it. */
function parcourirAuClavier(cadre, graphique, donnees, lecture) {
  let rang = -1;
  cadre.addEventListener('keydown', (event) => {
    const dernier = donnees.categories.length - 1;
    const rangs = { ArrowRight: rang + 1, ArrowDown: rang + 1, ArrowLeft: rang - 1, ArrowUp: rang - 1, Home: 0, End: dernier };
    if (event.key === 'Escape') {
      rang = -1;
      graphique.dispatchAction({ type: 'hideTip' });
      if (lecture) lecture.textContent = '';
      return;
    }
    if (!(event.key in rangs)) return;
    event.preventDefault();
    rang = Math.min(dernier, Math.max(0, rangs[event.key]));
    graphique.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: rang });
    if (lecture) {
      const valeurs = donnees.series.map((serie) => `${serie.nom} ${serie.textes[rang]}`).join(', ');
      lecture.textContent = `${donnees.categories[rang]} : ${valeurs}`;
    }
  });
}

function dessinerTout(racine) {
  for (const figure of racine.querySelectorAll('figure.graphique')) dessiner(figure);
}

dessinerTout(document);
document.addEventListener('htmx:afterSwap', (event) => dessinerTout(event.detail.target));
