using System.Text.Json;
using Jalons.Data.Flux;
using Jalons.Data.Socle;
using Npgsql;

namespace Jalons.Web.Features.Flux;

/// <summary>A received flow as the pages show it.</summary>
public sealed record FluxRecu
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Name of the file.</summary>
    public required string NomFichier { get; init; }

    /// <summary>VRSB0801…</summary>
    public required string Format { get; init; }

    /// <summary>M monthly, I daily; empty when the header could not be read.</summary>
    public required string Type { get; init; }

    /// <summary>Creation by the payer, civil time.</summary>
    public required DateTime CreeLe { get; init; }

    /// <summary>Reference month.</summary>
    public DateOnly? Reference { get; init; }

    /// <summary>Reception by the département.</summary>
    public required DateTimeOffset RecuLe { get; init; }

    /// <summary>Who dropped it.</summary>
    public required string Auteur { get; init; }

    /// <summary>applique, incomplet or refuse.</summary>
    public required string Etat { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Message { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Taille { get; init; }

    /// <summary>Counts: households, people, created, modified, unchanged, older, rejected.</summary>
    public required int[] Comptes { get; init; }

    /// <summary>What was noticed.</summary>
    public required string[] Avertissements { get; init; }

    /// <summary>Households.</summary>
    public int Foyers => Comptes[0];

    /// <summary>People.</summary>
    public int Personnes => Comptes[1];

    /// <summary>Created.</summary>
    public int Crees => Comptes[2];

    /// <summary>Modified.</summary>
    public int Modifies => Comptes[3];

    /// <summary>Unchanged.</summary>
    public int Inchanges => Comptes[4];

    /// <summary>Rejected.</summary>
    public int Rejetes => Comptes[6];

    /// <summary>True for a list, whose records are rows and not households.</summary>
    public bool EstListe => EnTetesListe.EstListe(Format);

    /// <summary>Kind, in words.</summary>
    public string Nature => (Format, Type) switch
    {
        _ when EstListe => EnTetesListe.Nom(Type[0]),
        ("VIRS0901", _) => "instruction",
        ("VIRD0201", _) => "recueil",
        ("VRSC0201", _) => "créances",
        ("VRSF0501", _) => "financier",
        (_, "M") => "mensuel",
        (_, "I") => "quotidien",
        _ => "illisible",
    };

    /// <summary>What the file is, in words, without its date; its name when nothing of it could be read.</summary>
    public string Titre => Type.Length == 0 ? NomFichier : $"{(EstListe ? "Liste :" : "Flux")} {Nature}";

    private const string Colonnes =
        """
        id, nom_fichier, format, type, cree_le, reference, recu_le, auteur, etat, message, taille,
        array[foyers, personnes, crees, modifies, inchanges, anterieurs, rejetes], avertissements::text
        """;

    /// <summary>One flow of the session's département.</summary>
    public static async Task<FluxRecu?> LireAsync(NpgsqlConnection connexion, long id, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand($"select {Colonnes} from flux where id = $1", connexion) { Parameters = { new() { Value = id } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        return await lecteur.ReadAsync(annulation) ? Lire(lecteur) : null;
    }

    /// <summary>The last flows, newest reception first, with how many there are.</summary>
    public static async Task<(IReadOnlyList<FluxRecu> Page, long Total)> ListerAsync(NpgsqlConnection connexion, int page, int parPage, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            $"select {Colonnes}, count(*) over () from flux where departement = departement_courant() order by recu_le desc, id desc limit $1 offset $2", connexion)
        {
            Parameters = { new() { Value = parPage }, new() { Value = (page - 1) * parPage } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<FluxRecu>();
        long total = 0;
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(Lire(lecteur));
            total = lecteur.GetInt64(13);
        }

        return (lus, total);
    }

    private static FluxRecu Lire(NpgsqlDataReader lecteur) => new()
    {
        Id = lecteur.GetInt64(0),
        NomFichier = lecteur.GetString(1),
        Format = lecteur.GetString(2),
        Type = lecteur.GetString(3),
        CreeLe = lecteur.GetDateTime(4),
        Reference = lecteur.Valeur<DateOnly>(5),
        RecuLe = lecteur.GetFieldValue<DateTimeOffset>(6),
        Auteur = lecteur.GetString(7),
        Etat = lecteur.GetString(8),
        Message = lecteur.Texte(9),
        Taille = lecteur.GetInt64(10),
        Comptes = lecteur.GetFieldValue<int[]>(11),
        Avertissements = JsonSerializer.Deserialize<string[]>(lecteur.GetString(12)) ?? [],
    };
}
