using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Flux.Listes;
using Npgsql;

namespace Jalons.Data.Flux.Listes;

/// <summary>A list of people that waits in the base: dropped, then mapped, corrected and imported.</summary>
public sealed record ListeRecue
{
    /// <summary>How long a list is kept, in days.</summary>
    public const int JoursGardes = 30;

    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Name of the file.</summary>
    public required string NomFichier { get; init; }

    /// <summary>Titles of its columns.</summary>
    public required IReadOnlyList<string> Titres { get; init; }

    /// <summary>What makes two lists have the same columns.</summary>
    public required string Signature { get; init; }

    /// <summary>Who sent it; null: nobody known.</summary>
    public long? Organisme { get; init; }

    /// <summary>Name of who sent it.</summary>
    public string? NomOrganisme { get; init; }

    /// <summary>What each column holds; null until somebody said it.</summary>
    public IReadOnlyList<ChampPersonne>? Champs { get; init; }

    /// <summary>Why those whom nobody accompanies yet are accompanied; null: the list opens no parcours.</summary>
    public PublicAccompagne? Public { get; init; }

    /// <summary><c>a_associer</c>, <c>a_verifier</c> or <c>importee</c>.</summary>
    public required string Etat { get; init; }

    /// <summary>Grows with every act on the list.</summary>
    public required int Version { get; init; }

    /// <summary>Who dropped it.</summary>
    public required string Auteur { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DeposeeLe { get; init; }

    /// <summary>The import that took it.</summary>
    public long? Flux { get; init; }

    /// <summary>When it is deleted.</summary>
    public DateTimeOffset SupprimeeLe => DeposeeLe.AddDays(JoursGardes);

    private const string Colonnes =
        """
        l.id, l.nom_fichier, l.titres, l.signature, l.organisme, o.nom, l.champs, l.public_accompagne, l.etat, l.version, l.auteur, l.deposee_le, l.flux
        from liste_recue l left join organisme o on o.id = l.organisme
        """;

    /// <summary>Reads a list; null when the département does not hold it, or no more.</summary>
    public static async Task<ListeRecue?> LireAsync(NpgsqlConnection connexion, long id, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand($"select {Colonnes} where l.id = $1", connexion) { Parameters = { new() { Value = id } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        return await lecteur.ReadAsync(annulation) ? Lire(lecteur) : null;
    }

    /// <summary>The lists that wait, the oldest first.</summary>
    public static async Task<IReadOnlyList<ListeRecue>> ListerAsync(NpgsqlConnection connexion, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            $"select {Colonnes} where l.departement = departement_courant() and l.etat <> 'importee' order by l.deposee_le, l.id limit 100", connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new List<ListeRecue>();
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(Lire(lecteur));
        }

        return lues;
    }

    private static ListeRecue Lire(NpgsqlDataReader lecteur) => new()
    {
        Id = lecteur.GetInt64(0),
        NomFichier = lecteur.GetString(1),
        Titres = lecteur.GetFieldValue<string[]>(2),
        Signature = lecteur.GetString(3),
        Organisme = lecteur.Valeur<long>(4),
        NomOrganisme = lecteur.Texte(5),
        Champs = lecteur.IsDBNull(6) ? null : [.. lecteur.GetFieldValue<string[]>(6).Select(Enum.Parse<ChampPersonne>)],
        Public = lecteur.Texte(7) is { } accompagne ? Enum.Parse<PublicAccompagne>(accompagne) : null,
        Etat = lecteur.GetString(8),
        Version = lecteur.GetInt32(9),
        Auteur = lecteur.GetString(10),
        DeposeeLe = lecteur.GetFieldValue<DateTimeOffset>(11),
        Flux = lecteur.Valeur<long>(12),
    };
}

/// <summary>A row of a list that waits.</summary>
/// <param name="Rang">Its number in the file.</param>
/// <param name="Cellules">Its cells, corrections included.</param>
/// <param name="Etat"><c>nouvelle</c>, <c>connue</c>, <c>a_verifier</c> or <c>refusee</c>; null until the columns are mapped.</param>
/// <param name="Personne">Known: who; to be checked: who it may be.</param>
/// <param name="Constat">How they were recognised, whom they look like, why the row is refused.</param>
/// <param name="Choix">Of a row to be checked: <c>meme</c> person, or <c>autre</c>.</param>
public sealed record LigneRecue(int Rang, string[] Cellules, string? Etat, long? Personne, string? Constat, string? Choix)
{
    /// <summary>Rows of a list, in the order of the file.</summary>
    public static async Task<IReadOnlyList<LigneRecue>> ListerAsync(
        NpgsqlConnection connexion, long liste, string? etat, int combien, int apres, CancellationToken annulation = default)
    {
        var filtre = etat is null ? "" : "and etat = $4 and choix is null";
        await using var commande = new NpgsqlCommand(
            $"select rang, cellules, etat, personne, constat, choix from liste_ligne where liste = $1 {filtre} order by rang limit $2 offset $3", connexion)
        {
            Parameters = { new() { Value = liste }, new() { Value = combien }, new() { Value = apres } },
        };
        if (etat is not null)
        {
            commande.Parameters.Add(new() { Value = etat });
        }

        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new List<LigneRecue>();
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(Lire(lecteur));
        }

        return lues;
    }

    /// <summary>One row; null when there is none.</summary>
    public static async Task<LigneRecue?> LireAsync(NpgsqlConnection connexion, long liste, int rang, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand("select rang, cellules, etat, personne, constat, choix from liste_ligne where liste = $1 and rang = $2", connexion)
        {
            Parameters = { new() { Value = liste }, new() { Value = rang } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        return await lecteur.ReadAsync(annulation) ? Lire(lecteur) : null;
    }

    /// <summary>How many rows in each state; those that somebody settled count as they will be.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CompterAsync(NpgsqlConnection connexion, long liste, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            "select case choix when 'meme' then 'connue' when 'autre' then 'nouvelle' else coalesce(etat, '') end, count(*)::int from liste_ligne where liste = $1 group by 1", connexion)
        {
            Parameters = { new() { Value = liste } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var comptes = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await lecteur.ReadAsync(annulation))
        {
            comptes[lecteur.GetString(0)] = lecteur.GetInt32(1);
        }

        return comptes;
    }

    private static LigneRecue Lire(NpgsqlDataReader lecteur) => new(
        lecteur.GetInt32(0), lecteur.GetFieldValue<string[]>(1), lecteur.Texte(2), lecteur.Valeur<long>(3), lecteur.Texte(4), lecteur.Texte(5));
}
