using System.Globalization;
using Jalons.Domain.Dossiers;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>What was noticed without rejecting: counted by kind, with the first example.</summary>
internal sealed class AvertissementsImport
{
    private const int MaximumProches = 100;
    private static readonly string SqlProches = Ressources.Sql("proches");

    private readonly Dictionary<string, (int Combien, string Exemple)> _parCode = new(StringComparer.Ordinal);

    public void Ajouter(FoyerRecu foyer)
    {
        foreach (var avertissement in foyer.Avertissements.Where(a => a.Code != "code.inconnu"))
        {
            Ajouter(avertissement.Code, $"dossier {foyer.NumeroDemande} : {avertissement.Message}");
        }
    }

    public void Ajouter(string code, string message)
    {
        var (combien, exemple) = _parCode.GetValueOrDefault(code, (0, message));
        _parCode[code] = (combien + 1, exemple);
    }

    public void AjouterInconnus(SourceFlux source)
    {
        foreach (var anomalie in source.Anomalies)
        {
            Ajouter("flux.anomalie", $"La caisse signale une anomalie : {anomalie}");
        }

        foreach (var (code, combien) in source.CodesInconnus)
        {
            _parCode[$"code.{code}"] = (1, $"Code inconnu {code}, gardé tel quel ({combien} fois).");
        }

        foreach (var (element, combien) in source.ElementsInconnus)
        {
            _parCode[$"element.{element}"] = (1, $"Élément inconnu « {element} », ignoré ({combien} fois).");
        }
    }

    /// <summary>Adds the pairs of people put in the queue of possible duplicates: one sentence for each of the best, then how many more.</summary>
    public async Task AjouterDoublonsAsync(NpgsqlConnection connexion, long flux, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(SqlProches, connexion) { CommandTimeout = 0, Parameters = { new() { Value = flux } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var combien = 0;
        while (await lecteur.ReadAsync(annulation))
        {
            if (++combien <= MaximumProches)
            {
                var raisons = string.Join(", ", lecteur.GetFieldValue<string[]>(2).Select(r => Enum.Parse<RaisonDoublon>(r).Libelle().ToLowerInvariant()));
                _parCode[string.Create(CultureInfo.InvariantCulture, $"personne.proche.{combien:0000}")] = (1, $"Dossier {lecteur.GetString(0)} : une personne ressemble à une personne déjà connue du dossier {lecteur.GetString(1)} ({raisons}). Elles n’ont pas été réunies : vérifiez-les dans les doublons possibles.");
            }
        }

        if (combien > MaximumProches)
        {
            _parCode["personne.proches"] = (1, $"{combien - MaximumProches} autres personnes ressemblent à des personnes déjà connues et n’ont pas été réunies : vérifiez-les dans les doublons possibles.");
        }
    }

    public IReadOnlyList<string> EnClair(int anterieurs)
    {
        var phrases = _parCode.OrderBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => a.Value.Combien == 1 ? a.Value.Exemple : string.Create(CultureInfo.InvariantCulture, $"{a.Value.Combien} fois — par exemple, {a.Value.Exemple}"));
        return anterieurs == 0
            ? [.. phrases]
            : [.. phrases, $"{anterieurs} dossiers ont déjà une image plus récente : ce flux n’a complété que leur historique."];
    }
}
