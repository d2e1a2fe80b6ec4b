using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Dossiers;

/// <summary>The RSA file of a household: composition, right and its history, addresses, droits et devoirs (issue 2, 3.2).</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Consultations.</param>
/// <param name="horloge">Today.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, TimeProvider horloge) : PageModel
{
    private const int MoisMontres = 12;

    /// <summary>The file.</summary>
    public DossierLu Dossier { get; private set; } = null!;

    /// <summary>Amount of the right over the last twelve months known; null when no month is known.</summary>
    public Graphique? Montants { get; private set; }

    /// <summary>Overpayments transferred to the département.</summary>
    public IReadOnlyList<CreanceLue> Creances { get; private set; } = [];

    /// <summary>The dossiers with which an agent made it one.</summary>
    public IReadOnlyList<FusionFoyersLue> Fusions { get; private set; } = [];

    /// <summary>Last movements of the monthly advance.</summary>
    public IReadOnlyList<MouvementAcompteLu> Mouvements { get; private set; } = [];

    /// <summary>Today in Paris.</summary>
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();

    /// <summary>Shows the file and writes down that it was opened.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await lecture.LireDossierAsync(id, annulation) is not { } dossier)
        {
            return NotFound();
        }

        Dossier = dossier;
        Montants = Dessiner([.. dossier.Montants.TakeLast(MoisMontres)]);
        Fusions = await lecture.LireFusionsDuDossierAsync(id, annulation);
        IReadOnlyList<string> numeros = [dossier.NumeroDemande, .. dossier.AutresNumeros];
        Mouvements = await lecture.LireMouvementsAcompteAsync(numeros, annulation);
        Creances = await lecture.LireCreancesAsync(numeros, annulation);
        await journal.ConsulterAsync($"Dossier RSA {dossier.NumeroDemande}", null, new DossierId(id), annulation);
        return Page();
    }

    private static Graphique? Dessiner(IReadOnlyList<MontantDuMois> mois) => mois.Count == 0 ? null : new(
        "Montant du droit, mois par mois",
        TypeGraphique.Barres,
        "Mois",
        [.. mois.Select(m => Dates.MoisEtAnnee(m.Mois))],
        [new SerieGraphique("Montant du droit", [.. mois.Select(m => m.Montant)], [.. mois.Select(m => ((EtatDroit)m.Etat).Libelle())])],
        "€",
        2,
        Etiquettes: Dates.MoisCourts([.. mois.Select(m => m.Mois)]));
}
