using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Jalons.Data.Dossiers;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Qualite.Rejets;

/// <summary>The rejects of all the files together, by month and reason. Everything chosen is in the address.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Exports are acts.</param>
/// <param name="horloge">Today.</param>
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, TimeProvider horloge) : PageListe
{
    private const string ARegler = "a-regler";

    private IReadOnlyList<CompteRejets> comptes = [];

    /// <summary>Family of reasons: <see cref="FamilleMotif.Cle"/>.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Motif")]
    public string? Motif { get; set; }

    /// <summary>Month of reception, <c>2026-10</c>.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Mois de réception")]
    public string? Mois { get; set; }

    /// <summary><c>a-regler</c>: only those that nobody has settled.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "État")]
    public string? Etat { get; set; }

    /// <summary>Rejects of this page.</summary>
    public IReadOnlyList<RejetRecu> Lignes { get; private set; } = [];

    /// <summary>Reasons to choose from.</summary>
    public static IEnumerable<SelectListItem> Motifs { get; } = FamilleMotif.Toutes.Select(f => new SelectListItem(f.Libelle, f.Cle));

    /// <summary>States to choose from.</summary>
    public static IEnumerable<SelectListItem> Etats { get; } = [new("À régler", ARegler)];

    /// <summary>Months to choose from.</summary>
    public IEnumerable<SelectListItem> ListeDesMois => MoisMontres.Jusqua(horloge.Aujourdhui()).Reverse()
        .Select(m => new SelectListItem(Dates.MoisEtAnnee(m), m.ToString("yyyy-MM", CultureInfo.InvariantCulture)));

    /// <summary>Filters chosen, to take off one by one.</summary>
    public IEnumerable<FiltreChoisi> Choisis
    {
        get
        {
            if (Famille is { } famille)
            {
                yield return new(nameof(Motif), famille.Libelle);
            }

            if (MoisChoisi is { } mois)
            {
                yield return new(nameof(Mois), $"Reçus en {Dates.MoisEtAnnee(mois)}");
            }

            if (Etat == ARegler)
            {
                yield return new(nameof(Etat), "À régler");
            }
        }
    }

    private DateOnly Premier => MoisMontres.Jusqua(horloge.Aujourdhui())[0];

    private FamilleMotif? Famille => FamilleMotif.Toutes.FirstOrDefault(f => f.Cle == Motif);

    private DateOnly? MoisChoisi => DateOnly.TryParseExact(Mois, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var mois) ? mois : null;

    /// <summary>Shows one page.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        Compter(await CompterAsync(lecture, annulation));
        Lignes = Total == 0 ? [] : await lecture.ListerRejetsAsync(Filtre(), ParPage, Passees, annulation);
    }

    /// <summary>The whole list as CSV.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        var combien = await CompterAsync(lecture, annulation);
        var choix = string.Join(", ", Choisis.Select(c => c.Libelle));
        await journal.EcrireAsync("qualite.exportee", $"Rejets exportés{(choix.Length > 0 ? $" ({choix})" : "")} : {Nombres.Entier(combien)}", annulation: annulation);
        var lignes = await lecture.ListerRejetsAsync(Filtre(), int.MaxValue, 0, annulation);
        return ExportCsv.Fichier(
            $"rejets-{horloge.Aujourdhui():yyyy-MM-dd}.csv",
            ["Reçu le", "Fichier", "Rang", "Demande", "Motif", "Réglé par"],
            lignes.Select(l => new object?[] { l.RecuLe.JourAParis(), l.Fichier, l.Rang, l.Numero, l.Motif, l.ReglePar }));
    }

    private async Task<int> CompterAsync(Npgsql.NpgsqlConnection lecture, CancellationToken annulation)
    {
        comptes = await lecture.CompterRejetsAsync(Premier, annulation);
        return comptes
            .Where(c => (Famille is null || FamilleMotif.De(c.Code) == Famille) && (MoisChoisi is null || c.Mois == MoisChoisi))
            .Sum(c => Etat == ARegler ? c.ARegler : c.Combien);
    }

    private FiltreRejets Filtre() => new(
        MoisChoisi ?? Premier,
        (MoisChoisi ?? Premier.AddMonths(MoisMontres.Combien - 1)).AddMonths(1),
        Famille is { } famille ? [.. comptes.Select(c => c.Code).Distinct().Where(c => FamilleMotif.De(c) == famille)] : null,
        Etat == ARegler);
}
