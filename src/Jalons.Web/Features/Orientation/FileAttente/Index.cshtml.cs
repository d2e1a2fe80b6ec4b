using System.ComponentModel.DataAnnotations;
using Jalons.Data.Orientation;
using Jalons.Data.Referentiel;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Orientation.FileAttente;

/// <summary>The queue: what must I do today, then who, in the order of the legal deadlines. Everything chosen is in the address.</summary>
/// <param name="connexion">Connection of the reads.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(ConnexionRequete connexion, AgentCourant courant, TimeProvider horloge) : PageListe
{
    /// <summary>EPCI chosen.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Territoire")]
    public string? Territoire { get; set; }

    /// <summary>Part of the queue chosen.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Échéance")]
    public UrgenceOrientation? Urgence { get; set; }

    /// <summary>Beginning of a name.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Nom")]
    [StringLength(100)]
    public string? Nom { get; set; }

    /// <summary>Sort: <c>echeance</c> or <c>-echeance</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Tri { get; set; }

    /// <summary>Today.</summary>
    public DateOnly Jour { get; } = horloge.Aujourdhui();

    /// <summary>True for a chargé d'orientation, who acts; a gestionnaire reads.</summary>
    public bool PeutAgir => courant.Agent.Role == Role.ChargeOrientation;

    /// <summary>Counts of each territory.</summary>
    public IReadOnlyList<CompteFile> Comptes { get; private set; } = [];

    /// <summary>People oriented who wait for a référent.</summary>
    public int SansReferent { get; private set; }

    /// <summary>People of this page.</summary>
    public IReadOnlyList<LigneFile> Lignes { get; private set; } = [];

    /// <summary>The legal delays, latest first.</summary>
    public IReadOnlyList<Regle> Delais { get; private set; } = [];

    /// <summary>Whole queue.</summary>
    public CompteFile Ensemble => new(null, null, Comptes.Sum(c => c.Total), Comptes.Sum(c => c.Retard), Comptes.Sum(c => c.Semaine));

    /// <summary>Filters chosen, to take off one by one.</summary>
    public IReadOnlyList<FiltreChoisi> Choisis { get; private set; } = [];

    /// <summary>Territories where somebody waits.</summary>
    public IEnumerable<SelectListItem> Territoires =>
        Comptes.Select(c => new SelectListItem($"{c.Nom ?? "Territoire inconnu"} ({Nombres.Entier(c.Total)})", c.Epci ?? FiltreFile.SansTerritoire));

    /// <summary>Parts of the queue.</summary>
    public static IEnumerable<SelectListItem> Urgences { get; } =
        [new("En retard", nameof(UrgenceOrientation.Retard)), new("Cette semaine", nameof(UrgenceOrientation.Semaine)), new("Dans le délai", nameof(UrgenceOrientation.Delai))];

    /// <summary>The same filters, for the export.</summary>
    public IReadOnlyDictionary<string, string?> ParametresExport =>
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["territoire"] = Territoire, ["urgence"] = Urgence?.ToString(), ["nom"] = Nom, ["tri"] = Tri }
            .Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(StringComparer.Ordinal);

    /// <summary>What the addresses say, as a filter.</summary>
    public static FiltreFile Filtre(DateOnly jour, string? territoire, UrgenceOrientation? urgence, string? nom, string? tri) => new(
        jour,
        string.IsNullOrWhiteSpace(territoire) ? null : territoire,
        urgence,
        Cles.Nom(nom) is { Length: > 0 } ? nom : null,
        Recents: tri == "-echeance");

    /// <summary>Age today.</summary>
    public int Age(LigneFile ligne) => Domain.Dossiers.Personne.AgeEntre(ligne.Naissance, Jour);

    /// <summary>Reads counts and one page.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var agent = courant.Agent;
        var sql = await connexion.OuvrirAsync(annulation);
        Comptes = await sql.CompterFileAsync(agent, Jour, annulation);
        SansReferent = await sql.CompterSansReferentAsync(agent, annulation);
        Delais = [.. (await sql.LireReglesAsync(agent.Departement, annulation)).Toutes.Where(r => r.Code == CodesRegle.OrientationDelai).OrderByDescending(r => r.Periode.Du)];
        var filtre = Filtre(Jour, Territoire, Urgence, Nom, Tri);
        if (filtre.Recherche is null)
        {
            Compter(Comptes.Where(c => filtre.Epci is null || (c.Epci ?? FiltreFile.SansTerritoire) == filtre.Epci).Sum(c => c.Nombre(filtre.Urgence)));
            Lignes = Total == 0 ? [] : await sql.LireFileAsync(agent, filtre, P, ParPage, annulation);
        }
        else
        {
            (Lignes, P, var total) = await sql.ChercherFileAsync(agent, filtre, Math.Max(1, P), ParPage, annulation);
            Compter(total);
        }

        Choisis = [.. Puces(filtre)];
    }

    private IEnumerable<FiltreChoisi> Puces(FiltreFile filtre)
    {
        if (filtre.Epci is { } epci)
        {
            yield return new(nameof(Territoire), "Territoire : " + (Comptes.FirstOrDefault(c => c.Epci == epci)?.Nom ?? "inconnu"));
        }

        if (filtre.Urgence is { } urgence)
        {
            yield return new(nameof(Urgence), "Échéance : " + Urgences.First(u => u.Value == urgence.ToString()).Text.ToLowerInvariant());
        }

        if (filtre.Recherche is { } nom)
        {
            yield return new(nameof(Nom), "Nom : " + nom.Trim());
        }
    }
}
