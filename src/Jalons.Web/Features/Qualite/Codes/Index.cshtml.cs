using Jalons.Data.Flux;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.Qualite.Codes;

/// <summary>What flows sent that nobody knows: which code, in which element, how often.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Exports are acts.</param>
/// <param name="horloge">Today.</param>
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, TimeProvider horloge) : PageListe
{
    /// <summary>Codes of this page.</summary>
    public IReadOnlyList<CodeInconnu> Lignes { get; private set; } = [];

    /// <summary>Shows one page: a few hundred codes at most are kept of a flow.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var codes = await ListerAsync(annulation);
        Compter(codes.Count);
        Lignes = [.. codes.Skip(Passees).Take(ParPage)];
    }

    /// <summary>The whole list as CSV.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken annulation)
    {
        var codes = await ListerAsync(annulation);
        await journal.EcrireAsync("qualite.exportee", $"Codes inconnus exportés ({Nombres.Entier(codes.Count)})", annulation: annulation);
        return ExportCsv.Fichier(
            $"codes-inconnus-{horloge.Aujourdhui():yyyy-MM-dd}.csv",
            ["Élément", "Ce qu’il dit", "Code", "Fois dans le dernier fichier", "Fichiers", "Dernier fichier reçu le"],
            codes.Select(c => new object?[] { c.Element, Sens(c.Element), c.Code, c.Combien, c.Fichiers, c.RecuLe.JourAParis() }));
    }

    /// <summary>What an element means; null when it is unknown too.</summary>
    public static string? Sens(string element) => Dictionnaire.De(element)?.Libelle is { Length: > 0 } libelle ? libelle : null;

    private async Task<IReadOnlyList<CodeInconnu>> ListerAsync(CancellationToken annulation) => await CodesInconnus.ListerAsync(
        await connexion.OuvrirAsync(annulation), MoisMontres.Debut(horloge.Aujourdhui()), annulation);
}
