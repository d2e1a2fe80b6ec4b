using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>A picture of a dossier that was kept (docs/adr/0012).</summary>
/// <param name="Flux">The flow that brought it.</param>
/// <param name="Rang">Rank of the block in its file.</param>
/// <param name="ConnuLe">Creation of the flow, civil time.</param>
/// <param name="Format">VRSB0801, VIRS0901…</param>
/// <param name="Type">M monthly, I daily.</param>
/// <param name="Reference">Reference month of the flow.</param>
public sealed record ImageGardee(long Flux, int Rang, DateTime ConnuLe, string Format, string Type, DateOnly? Reference)
{
    /// <summary>True for a claim: it is compared with claims, not with pictures of the right.</summary>
    public bool EstDemande => Format.StartsWith("VI", StringComparison.Ordinal);
}

/// <summary>Reads the pictures kept of a dossier.</summary>
public static class LectureImages
{
    /// <summary>The pictures of a dossier, latest first.</summary>
    public static async Task<IReadOnlyList<ImageGardee>> ListerImagesAsync(this NpgsqlConnection connexion, long dossier, CancellationToken annulation = default)
    {
        const string sql =
            """
            select i.flux, i.rang, i.connu_le, f.format, f.type, f.reference
            from image_recue i join flux f on f.id = i.flux
            where i.dossier = $1 order by i.connu_le desc, i.rang desc
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = dossier } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var images = new List<ImageGardee>();
        while (await lecteur.ReadAsync(annulation))
        {
            images.Add(new(
                lecteur.GetInt64(0), lecteur.GetInt32(1), lecteur.GetDateTime(2), lecteur.GetString(3), lecteur.GetString(4), lecteur.Valeur<DateOnly>(5)));
        }

        return images;
    }

    /// <summary>What pictures say, in the order asked.</summary>
    /// <exception cref="InvalidDataException">A picture is damaged.</exception>
    public static async Task<IReadOnlyList<ElementImage>> LireImagesAsync(
        this NpgsqlConnection connexion, long dossier, IReadOnlyList<ImageGardee> images, CancellationToken annulation = default)
    {
        const string sql =
            """
            select i.contenu, f.noms
            from unnest($2::bigint[], $3::int[]) with ordinality v (flux, rang, ordre)
            join image_recue i on i.dossier = $1 and i.flux = v.flux and i.rang = v.rang
            join flux f on f.id = i.flux
            order by v.ordre
            """;
        await using var commande = new NpgsqlCommand(sql, connexion)
        {
            Parameters =
            {
                new() { Value = dossier },
                new() { Value = images.Select(i => i.Flux).ToArray() },
                new() { Value = images.Select(i => i.Rang).ToArray() },
            },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new List<ElementImage>();
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(ElementImage.Lire(lecteur.GetFieldValue<byte[]>(0), lecteur.GetFieldValue<string[]>(1)));
        }

        return lues;
    }
}
