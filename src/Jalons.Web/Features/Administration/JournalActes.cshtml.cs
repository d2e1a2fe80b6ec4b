using System.ComponentModel.DataAnnotations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Administration;

/// <summary>
/// The journal of administration: what administrators did, and the sign-ins of professionals. Lines about somebody's file, and the
/// sign-ins of the people accompanied, are not read at all.
/// </summary>
/// <param name="db">Unit of work.</param>
/// <param name="horloge">Clock.</param>
public sealed class JournalActesModel(JalonsDb db, TimeProvider horloge) : PageListe
{
    private const int JoursMontres = 30;
    private const int LignesExportees = 100_000;

    /// <summary>A line.</summary>
    public sealed record Ligne(DateTimeOffset Quand, string Auteur, string Role, string Libelle);

    /// <summary>What is looked for.</summary>
    public enum Sujet
    {
        /// <summary>Acts of administrators.</summary>
        Administration,

        /// <summary>Sign-ins and one's own account.</summary>
        Connexions,
    }

    /// <summary>First day.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Du")]
    public DateOnly? Du { get; set; }

    /// <summary>Last day.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Au")]
    public DateOnly? Au { get; set; }

    /// <summary>What.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Quoi")]
    public Sujet? Quoi { get; set; }

    /// <summary>Part of the name of the author.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Qui")]
    public string? Qui { get; set; }

    /// <summary>Subjects to choose from.</summary>
    public static IReadOnlyList<SelectListItem> Quois { get; } = [new("Actes d’administration", nameof(Sujet.Administration)), new("Connexions", nameof(Sujet.Connexions))];

    /// <summary>The filters chosen.</summary>
    public IReadOnlyList<FiltreChoisi> Choisis =>
    [
        .. Request.Query.ContainsKey(nameof(Du)) && Du is { } du ? [new(nameof(Du), $"Depuis le {Dates.Simple(du)}")] : Array.Empty<FiltreChoisi>(),
        .. Request.Query.ContainsKey(nameof(Au)) && Au is { } au ? [new(nameof(Au), $"Jusqu’au {Dates.Simple(au)}")] : Array.Empty<FiltreChoisi>(),
        .. Quoi is { } quoi ? [new(nameof(Quoi), quoi == Sujet.Connexions ? "Connexions" : "Actes d’administration")] : Array.Empty<FiltreChoisi>(),
        .. string.IsNullOrWhiteSpace(Qui) ? Array.Empty<FiltreChoisi>() : [new(nameof(Qui), $"Par : {Qui.Trim()}")],
    ];

    /// <summary>The lines of the page.</summary>
    public IReadOnlyList<Ligne> Lignes { get; private set; } = [];

    /// <summary>The filters, for the export.</summary>
    public IDictionary<string, string> Parametres => Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var actes = Filtrer();
        Compter(await actes.CountAsync(annulation));
        Lignes = await Projeter(actes, Passees, ParPage).ToListAsync(annulation);
    }

    /// <summary>All of them, as a file.</summary>
    public IActionResult OnGetExport() => ExportCsv.Fichier(
        "journal.csv",
        ["Quand", "Qui", "Rôle", "Quoi"],
        Projeter(Filtrer(), 0, LignesExportees).AsAsyncEnumerable().Select(ligne => new object?[]
        {
            Dates.Simple(ligne.Quand), ligne.Auteur, Enum.Parse<Role>(ligne.Role).Libelle(), ligne.Libelle,
        }));

    private static IQueryable<Ligne> Projeter(IQueryable<Acte> actes, int passees, int prises) => actes
        .OrderByDescending(acte => acte.Quand).ThenByDescending(acte => acte.Id)
        .Skip(passees).Take(prises)
        .Select(acte => new Ligne(acte.Quand, acte.Auteur, acte.Role, acte.Libelle));

    /// <summary>A day of this century; another one is a slip of the keyboard.</summary>
    private static DateOnly? Borner(DateOnly? jour) => jour is { Year: >= 2000 and < 2100 } ? jour : null;

    private IQueryable<Acte> Filtrer()
    {
        Au = Borner(Au) ?? horloge.Aujourdhui();
        Du = Borner(Du) ?? Au.Value.AddDays(-JoursMontres);
        var depuis = Du.Value.AParis(TimeOnly.MinValue);
        var jusqua = Au.Value.AddDays(1).AParis(TimeOnly.MinValue);
        string[] natures = Quoi switch
        {
            Sujet.Administration => [.. NaturesAdministration.Actes],
            Sujet.Connexions => [.. NaturesAdministration.Sessions],
            _ => [.. NaturesAdministration.Actes, .. NaturesAdministration.Sessions],
        };
        var usager = nameof(Role.Usager);
        var actes = db.Actes.AsNoTracking().Where(acte =>
            acte.Personne == null && acte.Dossier == null && acte.Quand >= depuis && acte.Quand < jusqua && natures.Contains(acte.Nature) && acte.Role != usager);
        if (!string.IsNullOrWhiteSpace(Qui))
        {
            var motif = MotifLike.Contient(Qui);
            actes = actes.Where(acte => EF.Functions.ILike(EF.Functions.Unaccent(acte.Auteur), EF.Functions.Unaccent(motif)));
        }

        return actes;
    }
}
