using System.Text.Json;
using Jalons.Flux.Listes;
using Npgsql;

namespace Jalons.Web.Features.Flux.Consulter;

/// <summary>Rejected rows of a list, as the register keeps them: each title with its value.</summary>
internal static class LignesRefusees
{
    /// <summary>Titles, the reason last, and rows.</summary>
    public static async Task<(List<string> Titres, List<List<string?>> Lignes)> LireAsync(NpgsqlConnection connexion, long flux, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select brut, motif from flux_rejet where flux = $1 order by rang", connexion) { Parameters = { new() { Value = flux } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new List<(List<(string Titre, string Valeur)> Cellules, string Motif)>();
        while (await lecteur.ReadAsync(annulation))
        {
            var cellules = JsonSerializer.Deserialize<List<string[]>>(lecteur.GetString(0))!;
            lues.Add(([.. cellules.Select(c => (c[0], c[1])).Where(c => c.Item1 != ChampsPersonne.TitreMotif)], lecteur.GetString(1)));
        }

        var plusLongue = lues.MaxBy(l => l.Cellules.Count).Cellules ?? [];
        var titres = plusLongue.ConvertAll(c => c.Titre);
        return (
            [.. titres, ChampsPersonne.TitreMotif],
            lues.ConvertAll(l => (List<string?>)[.. l.Cellules.Select(c => c.Valeur), .. Enumerable.Repeat("", titres.Count - l.Cellules.Count), l.Motif]));
    }
}
