using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.Qualite;

/// <summary>The list behind a count of dossiers of the board: those that lack one thing, page by page, and as a file.</summary>
/// <typeparam name="T">A line.</typeparam>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Exports are acts.</param>
/// <param name="horloge">Clock.</param>
public abstract class ListeConstat<T>(ConnexionRequete connexion, Journal journal, TimeProvider horloge) : PageListe
{
    /// <summary>What they lack.</summary>
    [BindProperty(SupportsGet = true)]
    public ConstatQualite Constat { get; set; }

    /// <summary>Lines of this page.</summary>
    public IReadOnlyList<T> Lignes { get; private set; } = [];

    /// <summary>Headers of the file.</summary>
    protected abstract IReadOnlyList<string> Colonnes { get; }

    /// <summary>True for what this page lists.</summary>
    protected abstract bool Montre(ConstatQualite constat);

    /// <summary>Shows one page. The count is that of the board; the last page says what it really holds.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (!ModelState.IsValid || !Montre(Constat))
        {
            return NotFound();
        }

        var lecture = await connexion.OuvrirAsync(annulation);
        var mesure = (await lecture.MesurerDossiersAsync(horloge.GetUtcNow(), annulation)).Single(m => m.Constat == Constat);
        Compter(mesure.Nombre);
        Lignes = await ListerAsync(lecture, ParPage, Passees, annulation);
        if (Lignes.Count < ParPage)
        {
            Compter(Passees + Lignes.Count);
        }

        return Page();
    }

    /// <summary>The whole list as CSV.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken annulation)
    {
        if (!ModelState.IsValid || !Montre(Constat))
        {
            return NotFound();
        }

        var lignes = await ListerAsync(await connexion.OuvrirAsync(annulation), int.MaxValue, 0, annulation);
        await journal.EcrireAsync("qualite.exportee", $"Liste exportée : {Constat.Libelle()} ({Nombres.Entier(lignes.Count)})", annulation: annulation);
        return ExportCsv.Fichier($"qualite-{Constat}-{horloge.GetUtcNow():yyyy-MM-dd}.csv", Colonnes, lignes.Select(Valeurs));
    }

    /// <summary>Reads lines.</summary>
    protected abstract Task<IReadOnlyList<T>> ListerAsync(Npgsql.NpgsqlConnection lecture, int combien, int apres, CancellationToken annulation);

    /// <summary>A line of the file.</summary>
    protected abstract object?[] Valeurs(T ligne);
}
