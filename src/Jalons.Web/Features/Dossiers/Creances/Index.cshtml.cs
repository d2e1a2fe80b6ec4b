using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Dossiers.Creances;

/// <summary>Overpayments that payers transferred to the département, which then recovers them (flow VRSC0201).</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Exports are acts.</param>
/// <param name="horloge">Clock.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, TimeProvider horloge) : PageListe
{
    private static readonly string[] Colonnes =
    [
        "Mois", "Demande", "Débiteur", "Adresse", "État du dossier", "Implantée le", "Rang", "Nature", "Motif", "Origine", "Responsabilité", "Du", "Au", "Dernier remboursement",
        "Montant initial", "Solde",
    ];

    /// <summary>Where the dossier stands.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "État du dossier")]
    public SituationDossierCreance? Situation { get; set; }

    /// <summary>Reason.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Motif")]
    [StringLength(10)]
    public string? Motif { get; set; }

    /// <summary>Smallest balance, euros.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Solde d’au moins (euros)")]
    [Range(0, 9_999_999, ErrorMessage = "Indiquez un montant entre 0 et 9 999 999 euros.")]
    public int? Minimum { get; set; }

    /// <summary>Accounting month, as <c>2025-10</c>.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Mois comptable")]
    [StringLength(7)]
    public string? Mois { get; set; }

    /// <summary>What the filters keep.</summary>
    public TotalCreances Somme { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Claims of this page.</summary>
    public IReadOnlyList<CreanceLue> Creances { get; private set; } = [];

    /// <summary>Months that have claims.</summary>
    public IReadOnlyList<SelectListItem> MoisConnus { get; private set; } = [];

    /// <summary>Reasons that claims have.</summary>
    public IReadOnlyList<SelectListItem> Motifs { get; private set; } = [];

    /// <summary>Filters chosen, to take off one by one.</summary>
    public IReadOnlyList<FiltreChoisi> Choisis { get; private set; } = [];

    /// <summary>States of a dossier.</summary>
    public static IEnumerable<SelectListItem> Situations { get; } =
    [
        new("Droit ouvert", nameof(SituationDossierCreance.Ouvert)), new("Droit clos ou refusé", nameof(SituationDossierCreance.Clos)),
        new("Dossier inconnu", nameof(SituationDossierCreance.Inconnu)),
    ];

    /// <summary>The same filters, for the export.</summary>
    public Dictionary<string, string?> ParametresExport => new(StringComparer.Ordinal)
    {
        ["situation"] = Situation?.ToString(),
        ["motif"] = Motif,
        ["minimum"] = Minimum?.ToString(CultureInfo.InvariantCulture),
        ["mois"] = Mois,
    };

    private FiltreCreances Filtre => new(Situation, string.IsNullOrWhiteSpace(Motif) ? null : Motif, Minimum, LireMois(Mois));

    /// <summary>Shows one page of the list.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        var (mois, motifs) = await lecture.ChoixCreancesAsync(annulation);
        MoisConnus = [.. mois.Select(m => new SelectListItem(Dates.MoisEtAnnee(m), m.ToString("yyyy-MM", CultureInfo.InvariantCulture)))];
        Motifs = [.. motifs.Select(m => new SelectListItem(LibellesFoyer.Code("MOTIINDU", m), m))];
        Somme = await lecture.CompterCreancesAsync(Filtre, annulation);
        Compter(Somme.Nombre);
        Creances = Total == 0 ? [] : await lecture.ListerCreancesAsync(Filtre, ParPage, Passees, annulation);
        Choisis = [.. Puces()];
    }

    /// <summary>The list as CSV, with the same filters. Taking it out is written in the journal.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken annulation)
    {
        await journal.EcrireAsync("creances.exportees", "Export des indus transférés au département", annulation: annulation);
        var lecture = await connexion.OuvrirAsync(annulation);
        return ExportCsv.Fichier($"indus-transferes-{horloge.Aujourdhui():yyyy-MM-dd}.csv", Colonnes, lecture.ParcourirCreancesAsync(Filtre, annulation).Select(Ligne));
    }

    /// <summary>What people read for the state of a dossier.</summary>
    public static string Etat(CreanceLue creance) =>
        creance.Dossier is null ? "Dossier inconnu" : creance.EtatDroit?.Libelle() ?? "État inconnu";

    private static DateOnly? LireMois(string? mois) =>
        DateOnly.TryParseExact(mois + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var jour) ? jour : null;

    private static object?[] Ligne(CreanceLue c) =>
    [
        Dates.MoisEtAnnee(c.Mois), c.NumeroDemande, c.Debiteur, c.Adresse, Etat(c), c.ImplanteeLe, c.Rang, LibellesFoyer.Code("NATCRE", c.Nature), LibellesFoyer.Code("MOTIINDU", c.Motif),
        LibellesFoyer.Code("ORIINDU", c.Origine), LibellesFoyer.Code("RESPINDU", c.Responsabilite), c.Du, c.Au, c.DernierCredit, c.Initial, c.Solde,
    ];

    private IEnumerable<FiltreChoisi> Puces()
    {
        if (Situation is { } situation)
        {
            yield return new(nameof(Situation), Situations.First(s => s.Value == situation.ToString()).Text);
        }

        if (Filtre.Motif is { } motif)
        {
            yield return new(nameof(Motif), "Motif : " + LibellesFoyer.Code("MOTIINDU", motif));
        }

        if (Minimum is { } minimum)
        {
            yield return new(nameof(Minimum), $"Solde d’au moins {Nombres.Entier(minimum)} €");
        }

        if (Filtre.Mois is { } mois)
        {
            yield return new(nameof(Mois), Dates.MoisEtAnnee(mois));
        }
    }
}
