using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>A claim transferred to the département, as people read it.</summary>
public sealed record CreanceLue
{
    /// <summary>NUMDEMRSA.</summary>
    public required string NumeroDemande { get; init; }

    /// <summary>The dossier of that number; null as long as no flow pictured it.</summary>
    public long? Dossier { get; init; }

    /// <summary>State of its right; null when unknown.</summary>
    public EtatDroit? EtatDroit { get; init; }

    /// <summary>Who answers for the dossier, as sent.</summary>
    public required string Debiteur { get; init; }

    /// <summary>Address of the debtor, as sent.</summary>
    public string? Adresse { get; init; }

    /// <summary>DTIMPLCRE.</summary>
    public required DateOnly ImplanteeLe { get; init; }

    /// <summary>NATCRE.</summary>
    public required string Nature { get; init; }

    /// <summary>RGCRE.</summary>
    public required string Rang { get; init; }

    /// <summary>Accounting month of the transfer, its first day.</summary>
    public required DateOnly Mois { get; init; }

    /// <summary>MOTIINDU.</summary>
    public string? Motif { get; init; }

    /// <summary>ORIINDU.</summary>
    public string? Origine { get; init; }

    /// <summary>RESPINDU.</summary>
    public string? Responsabilite { get; init; }

    /// <summary>First day of the period concerned.</summary>
    public DateOnly? Du { get; init; }

    /// <summary>Last day of the period concerned.</summary>
    public DateOnly? Au { get; init; }

    /// <summary>Last repayment before the transfer.</summary>
    public DateOnly? DernierCredit { get; init; }

    /// <summary>Initial amount, euros.</summary>
    public decimal? Initial { get; init; }

    /// <summary>Balance transferred, euros.</summary>
    public required decimal Solde { get; init; }
}

/// <summary>Where the dossier of a claim stands.</summary>
public enum SituationDossierCreance
{
    /// <summary>The right is open, suspended or not.</summary>
    Ouvert,

    /// <summary>The right is closed or refused.</summary>
    Clos,

    /// <summary>No flow pictured the dossier.</summary>
    Inconnu,
}

/// <summary>Which claims of the list.</summary>
/// <param name="Situation">Of the dossier; null for all.</param>
/// <param name="Motif">MOTIINDU; null for all.</param>
/// <param name="Minimum">Smallest balance, euros; null for all.</param>
/// <param name="Mois">Accounting month; null for all.</param>
public sealed record FiltreCreances(SituationDossierCreance? Situation = null, string? Motif = null, decimal? Minimum = null, DateOnly? Mois = null);

/// <summary>What a filter keeps.</summary>
/// <param name="Nombre">Claims.</param>
/// <param name="Dossiers">Dossiers.</param>
/// <param name="Initial">Initial amounts, euros.</param>
/// <param name="Solde">Balances, euros.</param>
public sealed record TotalCreances(int Nombre, int Dossiers, decimal Initial, decimal Solde);

/// <summary>Reads the claims transferred.</summary>
public static class LectureCreances
{
    private const string Colonnes =
        """
        c.numero_demande, d.id, d.etat_droit, c.debiteur, c.adresse, c.implantee_le, c.nature, c.rang, c.mois, c.motif, c.origine, c.responsabilite, c.du, c.au,
        c.dernier_credit, c.initial, c.solde
        """;

    private const string Source =
        """
        from creance c
        left join lateral (select * from dossier n where n.departement = c.departement and n.numero_demande = c.numero_demande limit 1) n on true
        left join lateral (select * from dossier d where d.id = coalesce(n.reuni_a, n.id) limit 1) d on true
        where c.departement = departement_courant()
        """;

    private const string Ordre = "order by c.mois desc, c.numero_demande, c.implantee_le, c.nature, c.rang";

    /// <summary>The claims of a dossier, under all its numbers, latest month first.</summary>
    public static async Task<IReadOnlyList<CreanceLue>> LireCreancesAsync(this NpgsqlConnection connexion, IReadOnlyList<string> numeros, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand($"select {Colonnes} {Source} and c.numero_demande = any ($1) {Ordre}", connexion) { Parameters = { new() { Value = numeros.ToArray() } } };
        return await LireAsync(commande, annulation).ToListAsync(annulation);
    }

    /// <summary>What a filter keeps, in all.</summary>
    public static async Task<TotalCreances> CompterCreancesAsync(this NpgsqlConnection connexion, FiltreCreances filtre, CancellationToken annulation)
    {
        await using var commande = Commander(
            connexion, "select count(*)::int, count(distinct c.numero_demande)::int, coalesce(sum(c.initial), 0), coalesce(sum(c.solde), 0)", filtre, "");
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        return new(lecteur.GetInt32(0), lecteur.GetInt32(1), lecteur.GetDecimal(2), lecteur.GetDecimal(3));
    }

    /// <summary>One page of the list.</summary>
    public static async Task<IReadOnlyList<CreanceLue>> ListerCreancesAsync(
        this NpgsqlConnection connexion, FiltreCreances filtre, int combien, int apres, CancellationToken annulation)
    {
        await using var commande = Commander(connexion, $"select {Colonnes}", filtre, $"{Ordre} limit {combien} offset {apres}");
        return await LireAsync(commande, annulation).ToListAsync(annulation);
    }

    /// <summary>The whole list, row by row.</summary>
    public static async IAsyncEnumerable<CreanceLue> ParcourirCreancesAsync(
        this NpgsqlConnection connexion, FiltreCreances filtre, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken annulation)
    {
        await using var commande = Commander(connexion, $"select {Colonnes}", filtre, Ordre);
        await foreach (var creance in LireAsync(commande, annulation))
        {
            yield return creance;
        }
    }

    /// <summary>The months and the reasons that the claims have, to choose among.</summary>
    public static async Task<(IReadOnlyList<DateOnly> Mois, IReadOnlyList<string> Motifs)> ChoixCreancesAsync(this NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            select coalesce(array_agg(distinct mois order by mois desc), '{}'), coalesce(array_agg(distinct motif order by motif) filter (where motif is not null), '{}')
            from creance where departement = departement_courant()
            """,
            connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        return (lecteur.GetFieldValue<DateOnly[]>(0), lecteur.GetFieldValue<string[]>(1));
    }

    private static NpgsqlCommand Commander(NpgsqlConnection connexion, string selection, FiltreCreances filtre, string suite)
    {
        var commande = new NpgsqlCommand { Connection = connexion };
        var conditions = Source;
        void Ajouter(object? valeur, string condition)
        {
            if (valeur is not null)
            {
                commande.Parameters.Add(new() { Value = valeur });
                conditions += $" and {condition}${commande.Parameters.Count}";
            }
        }

        Ajouter(filtre.Motif, "c.motif = ");
        Ajouter(filtre.Minimum, "c.solde >= ");
        Ajouter(filtre.Mois, "c.mois = ");
        conditions += filtre.Situation switch
        {
            SituationDossierCreance.Ouvert => " and d.etat_droit in (0, 2, 3, 4)",
            SituationDossierCreance.Clos => " and d.etat_droit in (1, 5, 6)",
            SituationDossierCreance.Inconnu => " and d.etat_droit is null",
            _ => "",
        };
        commande.CommandText = $"{selection} {conditions} {suite}";
        return commande;
    }

    private static async IAsyncEnumerable<CreanceLue> LireAsync(NpgsqlCommand commande, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken annulation)
    {
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        while (await lecteur.ReadAsync(annulation))
        {
            yield return Lire(lecteur);
        }
    }

    private static CreanceLue Lire(NpgsqlDataReader lecteur) => new()
    {
        NumeroDemande = lecteur.GetString(0),
        Dossier = lecteur.Valeur<long>(1),
        EtatDroit = (EtatDroit?)lecteur.Valeur<short>(2),
        Debiteur = lecteur.GetString(3),
        Adresse = lecteur.Texte(4),
        ImplanteeLe = lecteur.GetFieldValue<DateOnly>(5),
        Nature = lecteur.GetString(6),
        Rang = lecteur.GetString(7),
        Mois = lecteur.GetFieldValue<DateOnly>(8),
        Motif = lecteur.Texte(9),
        Origine = lecteur.Texte(10),
        Responsabilite = lecteur.Texte(11),
        Du = lecteur.Valeur<DateOnly>(12),
        Au = lecteur.Valeur<DateOnly>(13),
        DernierCredit = lecteur.Valeur<DateOnly>(14),
        Initial = lecteur.Valeur<decimal>(15),
        Solde = lecteur.GetDecimal(16),
    };
}
