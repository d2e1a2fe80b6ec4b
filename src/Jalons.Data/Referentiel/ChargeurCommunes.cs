using System.Text.Json;
using System.Text.Json.Serialization;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Referentiel;

/// <summary>
/// Loads the communes and EPCI of a département from the npm package <c>@etalab/decoupage-administratif</c> (INSEE code
/// officiel géographique and Banatic, Licence Ouverte 2.0).
/// </summary>
internal static class ChargeurCommunes
{
    /// <summary>Writes the communes of the département and the EPCI they belong to; again without effect.</summary>
    public static async Task ChargerAsync(NpgsqlConnection connexion, string departement, CancellationToken annulation)
    {
        var dossier = Path.Combine(Depot.Racine, "node_modules", "@etalab", "decoupage-administratif", "data");
        if (!Directory.Exists(dossier))
        {
            throw new ErreurInstallation($"La liste des communes est absente de « {dossier} ». Lancez « npm ci --ignore-scripts » dans le dossier de Jalons.");
        }

        var communes = await LireAsync<Commune>(Path.Combine(dossier, "communes.json"), c => c.Type == "commune-actuelle" && c.Departement == departement, annulation);
        var codes = communes.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        var epcis = await LireAsync<Epci>(Path.Combine(dossier, "epci.json"), e => e.Membres.Any(m => codes.Contains(m.Code)), annulation);
        var epciDe = epcis.SelectMany(e => e.Membres.Select(m => (m.Code, Epci: e.Code))).ToLookup(m => m.Code, m => m.Epci, StringComparer.Ordinal);

        await using var lot = new NpgsqlBatch(connexion);
        foreach (var epci in epcis)
        {
            lot.BatchCommands.Add(new NpgsqlBatchCommand("insert into epci (code, nom) values ($1, $2) on conflict (code) do update set nom = excluded.nom")
            {
                Parameters = { new() { Value = epci.Code }, new() { Value = epci.Nom } },
            });
        }

        foreach (var commune in communes)
        {
            lot.BatchCommands.Add(Ecrire(commune, epciDe[commune.Code].FirstOrDefault()));
        }

        await lot.ExecuteNonQueryAsync(annulation);
    }

    private static NpgsqlBatchCommand Ecrire(Commune commune, string? epci) => new(
        """
        insert into commune (code, nom, cle_nom, departement, epci, codes_postaux, population) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (code) do update set nom = excluded.nom, cle_nom = excluded.cle_nom, epci = excluded.epci,
          codes_postaux = excluded.codes_postaux, population = excluded.population
        """)
    {
        Parameters =
        {
            new() { Value = commune.Code },
            new() { Value = commune.Nom },
            new() { Value = Cles.Nom(commune.Nom) },
            new() { Value = commune.Departement },
            new() { Value = (object?)epci ?? DBNull.Value },
            new() { Value = commune.CodesPostaux },
            new() { Value = (object?)commune.Population ?? DBNull.Value },
        },
    };

    private static async Task<List<T>> LireAsync<T>(string chemin, Func<T, bool> retenir, CancellationToken annulation)
    {
        await using var fichier = File.OpenRead(chemin);
        var lus = new List<T>();
        await foreach (var element in JsonSerializer.DeserializeAsyncEnumerable<T>(fichier, cancellationToken: annulation))
        {
            if (element is not null && retenir(element))
            {
                lus.Add(element);
            }
        }

        return lus;
    }

    private sealed record Commune(
        [property: JsonPropertyName("code")] string Code,
        [property: JsonPropertyName("nom")] string Nom,
        [property: JsonPropertyName("type")] string Type,
        [property: JsonPropertyName("departement")] string? Departement,
        [property: JsonPropertyName("population")] int? Population)
    {
        [JsonPropertyName("codesPostaux")]
        public string[] CodesPostaux { get; init; } = [];
    }

    private sealed record Epci(
        [property: JsonPropertyName("code")] string Code,
        [property: JsonPropertyName("nom")] string Nom,
        [property: JsonPropertyName("membres")] Membre[] Membres);

    private sealed record Membre([property: JsonPropertyName("code")] string Code);
}
