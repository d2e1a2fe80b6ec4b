// Turns the data of a chart and the colours of the theme into ECharts options. No HTML anywhere: tooltips are drawn on
// the canvas, because the content security policy forbids inline styles.
const traits = ['solid', 'dashed', 'dotted'];
const symboles = ['circle', 'diamond', 'triangle', 'rect'];

const etroit = 480;

/** Height of one lying bar, in rem: long names wrap on a narrow screen. */
export function hauteurDeLigne(donnees, largeur) {
  if (largeur < etroit && donnees.categories.some((nom) => nom.length > 18)) return 3.2;
  return donnees.categories.length > 8 ? 1.9 : 2.5;
}

export function options(donnees, couleurs, largeur) {
  const horizontal = donnees.type === 'barres-horizontales';
  const chiffrees = barresChiffrees(donnees);
  const texte = { color: couleurs.encreDouce, fontFamily: couleurs.police, fontSize: 14 };
  const axeCategories = {
    type: 'category',
    data: donnees.categories,
    inverse: horizontal,
    axisLabel: {
      ...texte, hideOverlap: true, formatter: (nom, rang) => donnees.etiquettes?.[rang] ?? nom,
      ...(horizontal && largeur < etroit ? { width: largeur * 0.42, overflow: 'break', lineHeight: 15, fontSize: 13 } : {}),
    },
    axisLine: { lineStyle: { color: couleurs.encreDouce } },
    axisTick: { show: false },
  };
  const axeValeurs = {
    type: 'value',
    max: horizontal && donnees.unite === '%' ? 100 : undefined,
    splitNumber: Math.max(2, Math.min(5, Math.floor((horizontal ? largeur : 400) / 80))),
    axisLabel: { ...texte, show: !(horizontal && chiffrees), hideOverlap: true, formatter: (valeur) => nombre(valeur, donnees.unite === '%' ? '%' : undefined) },
    splitLine: { show: !(horizontal && chiffrees), lineStyle: { color: couleurs.trait } },
  };
  return {
    animation: false,
    color: couleurs.series,
    textStyle: { fontFamily: couleurs.police, color: couleurs.encre },
    grid: { left: 8, right: horizontal && chiffrees ? 72 : 24, top: hautDe(donnees, largeur), bottom: 8, containLabel: true },
    legend: donnees.series.length > 1
      ? { top: 0, left: 0, itemGap: 20, icon: undefined, textStyle: { ...texte, color: couleurs.encre } }
      : undefined,
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: couleurs.surface,
      borderColor: couleurs.encreDouce,
      textStyle: { color: couleurs.encre, fontFamily: couleurs.police, fontSize: 14 },
      formatter: (points) => [points[0].name, ...points.map((p) => `${p.seriesName} : ${donnees.series[p.seriesIndex].textes[p.dataIndex]}`)].join('\n'),
    },
    xAxis: horizontal ? axeValeurs : axeCategories,
    yAxis: horizontal ? axeCategories : axeValeurs,
    series: donnees.series.map((serie, rang) => (donnees.type === 'courbes' ? courbe(serie, rang, donnees, texte, couleurs) : barres(serie, donnees, texte, chiffrees))),
  };
}

/** Lines differ by stroke and mark as well as by colour; a single one says its last value. */
function courbe(serie, rang, donnees, texte, couleurs) {
  const dernier = serie.valeurs.findLastIndex((valeur) => valeur !== null);
  const points = serie.valeurs.map((valeur, i) => (i === dernier && donnees.series.length === 1
    ? { value: valeur, label: { show: true, position: 'top', align: 'right', offset: [12, 0], ...texte, color: couleurs.encre, fontWeight: 700, formatter: serie.textes[i] } }
    : valeur));
  return {
    type: 'line', name: serie.nom, data: points, connectNulls: false,
    lineStyle: { width: 2.5, type: traits[rang % traits.length] },
    symbol: symboles[rang % symboles.length], symbolSize: 8,
  };
}

/** Bars of a single series carry their value; several would be unreadable. */
function barresChiffrees(donnees) {
  return donnees.type !== 'courbes' && donnees.series.length === 1 && donnees.categories.length <= (donnees.type === 'barres-horizontales' ? 40 : 15);
}

function barres(serie, donnees, texte, chiffrees) {
  return {
    type: 'bar', name: serie.nom, data: serie.valeurs, barMaxWidth: 28, itemStyle: { borderRadius: 2 },
    label: {
      show: chiffrees, ...texte,
      position: donnees.type === 'barres-horizontales' ? 'right' : 'top',
      formatter: (point) => serie.textes[point.dataIndex],
    },
  };
}

/** Room above the drawing for the legend, which wraps on a narrow screen. */
function hautDe(donnees, largeur) {
  if (donnees.series.length < 2) return donnees.type === 'courbes' ? 24 : 12;
  const encre = donnees.series.reduce((somme, serie) => somme + serie.nom.length * 8 + 55, 0);
  return Math.ceil(encre / Math.max(1, largeur)) * 26 + 16;
}

/** French figures: narrow no-break space, comma, unit. */
function nombre(valeur, unite) {
  const texte = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 }).format(valeur);
  return unite ? `${texte}\u00a0${unite}` : texte;
}
