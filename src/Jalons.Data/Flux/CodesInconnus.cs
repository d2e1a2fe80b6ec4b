using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>A code that no list holds, or an element that no flow is known to have, over the flows received.</summary>
/// <param name="Element">Name of the element.</param>
/// <param name="Code">The code; empty when the element itself is unknown.</param>
/// <param name="Fichiers">How many files sent it.</param>
/// <param name="Combien">How many times in the last of them.</param>
/// <param name="Flux">The last of them.</param>
/// <param name="RecuLe">When it was received.</param>
public sealed record CodeInconnu(string Element, string Code, int Fichiers, int Combien, long Flux, DateTimeOffset RecuLe);

/// <summary>What flows sent that we do not know: kept as received, counted, and shown so that somebody asks what it means (T30).</summary>
public static class CodesInconnus
{
    /// <summary>Everything unknown in the flows received since an instant, the most frequent first.</summary>
    public static async Task<IReadOnlyList<CodeInconnu>> ListerAsync(NpgsqlConnection connexion, DateTimeOffset depuis, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            """
            select c.element, c.code, count(*)::int, (array_agg(c.combien order by f.recu_le desc, f.id desc))[1], (array_agg(f.id order by f.recu_le desc, f.id desc))[1],
              max(f.recu_le)
            from flux f join code_inconnu c on c.flux = f.id
            where f.departement = departement_courant() and f.recu_le >= $1
            group by c.element, c.code order by 4 desc, 1, 2
            """,
            connexion) { Parameters = { new() { Value = depuis.ToUniversalTime() } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<CodeInconnu>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new(lecteur.GetString(0), lecteur.GetString(1), lecteur.GetInt32(2), lecteur.GetInt32(3), lecteur.GetInt64(4), lecteur.GetFieldValue<DateTimeOffset>(5)));
        }

        return lus;
    }

    /// <summary>Keeps what a flow sent, in the transaction of its import.</summary>
    internal static async Task NoterAsync(NpgsqlConnection connexion, long flux, SourceFlux source, CancellationToken annulation)
    {
        var inconnus = source.CodesInconnus.Select(c => (Cle: Couper(c.Key), c.Value))
            .Concat(source.ElementsInconnus.Select(e => (Cle: (Element: e.Key, Code: ""), e.Value))).ToList();
        if (inconnus.Count == 0)
        {
            return;
        }

        await using var commande = new NpgsqlCommand(
            "insert into code_inconnu (flux, element, code, combien) select $1, * from unnest($2::text[], $3::text[], $4::int[]) on conflict do nothing", connexion)
        {
            Parameters =
            {
                new() { Value = flux },
                new() { Value = inconnus.Select(i => i.Cle.Element).ToArray() },
                new() { Value = inconnus.Select(i => i.Cle.Code).ToArray() },
                new() { Value = inconnus.Select(i => i.Value).ToArray() },
            },
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }

    private static (string Element, string Code) Couper(string cle) => cle.Split('=', 2) is [var element, var code] ? (element, code) : (cle, "");
}
