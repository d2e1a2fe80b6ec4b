using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Pilotage;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Pilotage;

/// <summary>
/// The dashboard of a date (issue 2, 3.6): people bound, share oriented, delays, share with a contract, over twelve months and by territory.
/// No name is reachable from here.
/// </summary>
/// <param name="courant">Who looks.</param>
/// <param name="connexion">Reads.</param>
/// <param name="horloge">Clock.</param>
/// <param name="journal">Exports are acts; figures without masking are consultations.</param>
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge, Journal journal) : PageModel
{
    /// <summary>The date asked for, as the address carries it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Au { get; set; }

    /// <summary>What is shown.</summary>
    public VuePilotage Vue { get; private set; } = null!;

    /// <summary>Today in Paris.</summary>
    public DateOnly Aujourdhui => horloge.Aujourdhui();

    /// <summary>Charts of the photo and of the followed months.</summary>
    public IReadOnlyList<(Graphique Graphique, string Commentaire, string Code)> Courbes { get; private set; } = [];

    /// <summary>The share oriented, by territory.</summary>
    public Graphique ParTerritoire { get; private set; } = null!;

    /// <summary>The share oriented, by age, sex and seniority.</summary>
    public IReadOnlyList<Graphique> ParPersonnes { get; private set; } = [];

    /// <summary>Days often asked for.</summary>
    public IEnumerable<DateOnly> Reperes => DateDesChiffres.Reperes(Aujourdhui);

    /// <summary>Shows the dashboard.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var au = DateDesChiffres.Choisir(Au, Aujourdhui, ModelState, nameof(Au));
        await LireAsync(au, Jalons.Data.Pilotage.Indicateurs.Tolerance, annulation);
        Au = au.EnAdresse();
        if (!Vue.EstMasquee)
        {
            await journal.ConsulterAsync($"Indicateurs au {Dates.Simple(au)}, sans masquage", null, null, annulation);
        }
    }

    /// <summary>Computes again what has become old, and shows the dashboard.</summary>
    public async Task<IActionResult> OnPostActualiserAsync(CancellationToken annulation)
    {
        var au = DateDesChiffres.Choisir(Au, Aujourdhui, ModelState, nameof(Au));
        await LireAsync(au, TimeSpan.Zero, annulation);
        return RedirectToPage(new { au = au.EnAdresse() });
    }

    /// <summary>Every figure of the date as a CSV file, masked like the screen.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken annulation)
    {
        var au = DateDesChiffres.Choisir(Au, Aujourdhui, ModelState, nameof(Au));
        await LireAsync(au, Jalons.Data.Pilotage.Indicateurs.Tolerance, annulation);
        await journal.EcrireAsync("indicateurs.exportes", $"Indicateurs au {Dates.Simple(au)} exportés{(Vue.EstMasquee ? ", petits effectifs masqués" : ", sans masquage")}", annulation: annulation);
        return ExportCsv.Fichier(
            $"indicateurs-{courant.Agent.Departement}-{au.EnAdresse()}.csv",
            ["Code", "Indicateur", "Territoire", "Mois", "Personnes", "Valeur", "Unité", "Numérateur", "Dénominateur", "Étapes franchies", "Personnes concernées", "Marque"],
            LignesExport());
    }

    /// <summary>True when the comparison with the month before has a meaning for a figure.</summary>
    public decimal? Ecart(string code)
    {
        var (maintenant, avant) = (Vue.Diffusion.Voir(code), Vue.VoirPoint(Vue.Tableau.Precedent, code));
        return maintenant.Valeur - avant.Valeur;
    }

    /// <summary>Where a figure is defined, at the date shown.</summary>
    public string Definition(string code) => Url.Page("/Pilotage/Indicateurs/Definition", new { code, au = Au })!;

    /// <summary>To what figures are compared.</summary>
    public string Depuis => $"depuis le {Dates.Simple(Vue.Tableau.Precedent.Au)}";

    private async Task LireAsync(DateOnly au, TimeSpan tolerance, CancellationToken annulation)
    {
        Vue = await VuePilotage.LireAsync(connexion, courant.Agent, horloge, au, tolerance, annulation);
        Courbes =
        [
            (Graphiques.Photo(Vue, "Personnes soumises aux droits et devoirs", Codes.NbSdd), "À la fin de chaque mois, droit ouvert et versable.", Codes.NbSdd),
            (Graphiques.Photo(Vue, "Part des personnes orientées", Codes.TauxOrientation), "Parmi les personnes soumises aux droits et devoirs.", Codes.TauxOrientation),
            (Graphiques.Delais(Vue, "De l’entrée à l’orientation", Codes.DelaiMoyenOrientation, Codes.DelaiMedianOrientation),
                "Par mois d’entrée. La médiane compte les personnes qui attendent encore ; la moyenne les oublie, d’où « n = x sur y ».", Codes.DelaiMedianOrientation),
            (Graphiques.Delais(Vue, "De l’orientation au premier rendez-vous", Codes.DelaiMoyenPremierRendezVous, Codes.DelaiPremierRendezVous),
                "Par mois d’orientation, jusqu’au premier rendez-vous auquel la personne est venue.", Codes.DelaiPremierRendezVous),
            (Graphiques.Delais(Vue, "De l’orientation au contrat", Codes.DelaiMoyenContractualisation, Codes.DelaiMedianContractualisation),
                "Par mois d’orientation. Les derniers mois bougent encore : beaucoup de contrats ne sont pas signés.", Codes.DelaiMedianContractualisation),
            (Graphiques.Photo(Vue, "Part avec un contrat en cours", Codes.TauxContractualisation), "Parmi les personnes orientées ailleurs qu’à France Travail.", Codes.TauxContractualisation),
            (Graphiques.Cohortes(Vue, "Présence au premier rendez-vous", Catalogue.De(Codes.PresencePremierRendezVous)), "Par mois du rendez-vous, quand la suite est notée.", Codes.PresencePremierRendezVous),
            (Graphiques.Cohortes(Vue, "Nouveaux entrants", Catalogue.De(Codes.NouveauxEntrants)), "Personnes devenues soumises aux droits et devoirs dans le mois.", Codes.NouveauxEntrants),
        ];
        Repartir();
    }

    private void Repartir()
    {
        var part = Catalogue.De(Codes.TauxOrientation);
        ParTerritoire = Graphiques.Territoires(Vue, "Part des personnes orientées, par territoire", part);
        ParPersonnes = [.. Ventilation.Variables.Select(v => Graphiques.Modalites(Vue, $"Part des personnes orientées, par {v.Libelle}", v.Variable, part))];
    }

    private IEnumerable<object?[]> LignesExport()
    {
        var lieux = Vue.Lieux.Prepend((Territoires.Departement, Vue.Departement)).ToList();
        foreach (var definition in Catalogue.Toutes)
        {
            foreach (var (code, nom) in lieux.Where(l => l.Item1 == Territoires.Departement || Vue.Diffusion.EstParTerritoire(definition.Code)))
            {
                yield return LigneExport(definition, nom, Vue.Diffusion.Voir(definition.Code, code));
            }

            foreach (var (cle, libelle) in Ventilation.Variables.Where(_ => Ventilation.Codes.Contains(definition.Code)).SelectMany(v => Vue.Modalites(v.Variable)))
            {
                yield return LigneExport(definition, Vue.Departement, Vue.Diffusion.Voir(definition.Code, modalite: cle), personnes: libelle);
            }

            foreach (var cle in Vue.Tableau.Courant.Mesures.Keys.Where(c => c.Code == definition.Code && c.Mois is not null).OrderBy(c => c.Mois))
            {
                yield return LigneExport(definition, Vue.Departement, Vue.Diffusion.Voir(cle.Code, mois: cle.Mois), cle.Mois);
            }
        }
    }

    private static object?[] LigneExport(DefinitionIndicateur definition, string lieu, Affichage vu, DateOnly? mois = null, string? personnes = null)
    {
        var mesure = vu.EstMasquee ? null : vu.Mesure;
        return
        [
            definition.Code, definition.Libelle, lieu, mois is { } m ? Dates.MoisEtAnnee(m) : null, personnes, vu.Valeur, definition.Unite.Libelle(),
            mesure?.Numerateur, mesure?.Denominateur, mesure?.Acheves, mesure?.Concernes, vu.Marque,
        ];
    }
}
