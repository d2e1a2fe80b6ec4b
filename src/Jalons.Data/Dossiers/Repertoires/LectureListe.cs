using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Dossiers.Repertoires;

/// <summary>A person of a list.</summary>
public sealed record PersonneListee
{
    /// <summary>Number.</summary>
    public required long Id { get; init; }

    /// <summary>Name in use.</summary>
    public required string Nom { get; init; }

    /// <summary>First name.</summary>
    public required string Prenom { get; init; }

    /// <summary>Birth date.</summary>
    public required DateOnly DateNaissance { get; init; }

    /// <summary>Telephone.</summary>
    public string? Telephone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Courriel { get; init; }

    /// <summary>Commune.</summary>
    public string? Commune { get; init; }

    /// <summary>EPCI.</summary>
    public string? Territoire { get; init; }

    /// <summary>Role in the household, code of the flows; null outside any household.</summary>
    public string? Role { get; init; }

    /// <summary>State of the right of the household.</summary>
    public EtatDroit? EtatDroit { get; init; }

    /// <summary>Day of the claim of an open right.</summary>
    public DateOnly? Demande { get; init; }

    /// <summary>A partner is in the household.</summary>
    public bool Couple { get; init; }

    /// <summary>A child is in the household.</summary>
    public bool Enfants { get; init; }

    /// <summary>Flag of droits et devoirs.</summary>
    public bool? Soumis { get; init; }

    /// <summary>The parcours; null for somebody who was never accompanied.</summary>
    public ParcoursListe? Parcours { get; init; }

    /// <summary>Day of the next rendez-vous.</summary>
    public DateOnly? ProchainRendezVous { get; init; }

    /// <summary>Present state at France Travail: <c>inscription</c>, <c>cessation</c>, <c>radiation</c>.</summary>
    public string? FranceTravail { get; init; }
}

/// <summary>Where the parcours of a person of a list stands.</summary>
/// <param name="Ouvert">Not ended.</param>
/// <param name="HorsRsa">Outside the RSA.</param>
/// <param name="Type">Parcours of the orientation in force.</param>
/// <param name="Organisme">Name of the organisme in charge.</param>
/// <param name="Referent">Name of the référent.</param>
/// <param name="AttenteDepuis">Since when an orientation, or else a référent, is waited for.</param>
/// <param name="ContratJusque">Last day of the last contract.</param>
/// <param name="Nouvelle">Day of the last news.</param>
public sealed record ParcoursListe(
    bool Ouvert, bool HorsRsa, TypeParcours? Type, string? Organisme, string? Referent, DateOnly? AttenteDepuis, DateOnly? ContratJusque, DateOnly? Nouvelle);

/// <summary>Names of the values of a département that are numbers or codes.</summary>
/// <param name="Communes">By INSEE code.</param>
/// <param name="Territoires">EPCI, by code.</param>
/// <param name="Organismes">By number.</param>
/// <param name="Referents">By number of account.</param>
public sealed record NomsDesValeurs(
    IReadOnlyDictionary<string, string> Communes, IReadOnlyDictionary<string, string> Territoires, IReadOnlyDictionary<string, string> Organismes, IReadOnlyDictionary<string, string> Referents);

/// <summary>Reads what a list shows, once the directory has said of whom. The base has the last word on who may be seen.</summary>
public static class LectureListe
{
    /// <summary>The people of a page among those whom the agent may see, in the order given.</summary>
    public static async Task<IReadOnlyList<PersonneListee>> LireListeAsync(
        this NpgsqlConnection connexion, Agent agent, long[] personnes, DateOnly jour, CancellationToken annulation = default)
    {
        // "offset 0": looked at person by person, by the index of the people.
        var visible = agent.Role == Role.Gestionnaire ? "true" : $"exists (select from parcours p where p.personne = n.id and {Visibilite.ConditionSql(agent)} offset 0)";
        await using var commande = new NpgsqlCommand(
            $"""
             select n.id, n.nom, n.prenom, n.date_naissance, n.telephone, n.courriel, k.nom, e.nom, m.role, d.etat_droit, d.date_demande, f.couple, f.enfants, t.soumis,
               c.id is not null, c.sortie is null, coalesce(c.hors_rsa, false), c.type, o.nom, q.prenom || ' ' || q.nom,
               case when c.sortie is not null then null when c.oriente_le is null then c.recu_le when c.referent is null then c.oriente_le end,
               c.contrat_jusque, v.nouvelle, r.prochain, i.etat
             {LectureLignes.De(quelques: true)}
             left join epci e on e.code = k.epci left join organisme o on o.id = c.organisme left join compte q on q.id = c.referent
             where n.id = any (@qui) and {visible}
             """,
            connexion)
        {
            Parameters =
            {
                new("qui", personnes), new("jour", NpgsqlDbType.Date) { Value = jour }, new("compte", agent.Id.Valeur),
                new("personne", NpgsqlDbType.Bigint) { Value = (object?)agent.Personne?.Valeur ?? DBNull.Value },
            },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new Dictionary<long, PersonneListee>(personnes.Length);
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(lecteur.GetInt64(0), Lire(lecteur));
        }

        return [.. personnes.Where(lues.ContainsKey).Select(p => lues[p])];
    }

    /// <summary>A whole list, read by chunks: an export does not hold it.</summary>
    public static async IAsyncEnumerable<PersonneListee> ParcourirListeAsync(
        this NpgsqlConnection connexion, Agent agent, long[] personnes, DateOnly jour, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken annulation = default)
    {
        foreach (var lot in personnes.Chunk(FilDuRepertoire.TailleLot))
        {
            foreach (var personne in await connexion.LireListeAsync(agent, lot, jour, annulation))
            {
                yield return personne;
            }
        }
    }

    /// <summary>The names of some values.</summary>
    public static async Task<NomsDesValeurs> NommerValeursAsync(
        this NpgsqlConnection connexion, ILookup<Critere, string> valeurs, CancellationToken annulation = default)
    {
        const string sql =
            """
            select 'c', code, nom from commune where code = any ($1)
            union all select 'e', code, nom from epci where code = any ($2)
            union all select 'o', id::text, nom from organisme where id = any ($3)
            union all select 'r', id::text, prenom || ' ' || nom from compte where id = any ($4)
            """;
        await using var commande = new NpgsqlCommand(sql, connexion)
        {
            Parameters =
            {
                new() { Value = valeurs[Critere.Commune].ToArray() }, new() { Value = valeurs[Critere.Territoire].ToArray() },
                new() { Value = Numeros(valeurs[Critere.Organisme]) }, new() { Value = Numeros(valeurs[Critere.Referent]) },
            },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var noms = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal) { ["c"] = [], ["e"] = [], ["o"] = [], ["r"] = [] };
        while (await lecteur.ReadAsync(annulation))
        {
            noms[lecteur.GetString(0)].Add(lecteur.GetString(1), lecteur.GetString(2));
        }

        return new(noms["c"], noms["e"], noms["o"], noms["r"]);

        static long[] Numeros(IEnumerable<string> valeurs) =>
            [.. valeurs.Select(v => long.TryParse(v, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0).Where(n => n > 0)];
    }

    private static PersonneListee Lire(NpgsqlDataReader lecteur) => new()
    {
        Id = lecteur.GetInt64(0),
        Nom = lecteur.GetString(1),
        Prenom = lecteur.GetString(2),
        DateNaissance = lecteur.GetFieldValue<DateOnly>(3),
        Telephone = lecteur.Texte(4),
        Courriel = lecteur.Texte(5),
        Commune = lecteur.Texte(6),
        Territoire = lecteur.Texte(7),
        Role = lecteur.Texte(8),
        EtatDroit = (EtatDroit?)lecteur.Valeur<short>(9),
        Demande = lecteur.Valeur<short>(9) is 2 or 3 or 4 ? lecteur.Valeur<DateOnly>(10) : null,
        Couple = lecteur.Valeur<bool>(11) is true,
        Enfants = lecteur.Valeur<bool>(12) is true,
        Soumis = lecteur.Valeur<bool>(13),
        Parcours = lecteur.GetBoolean(14) ? LireParcours(lecteur) : null,
        ProchainRendezVous = lecteur.GetBoolean(15) ? lecteur.Valeur<DateOnly>(23) : null,
        FranceTravail = lecteur.Texte(24),
    };

    private static ParcoursListe LireParcours(NpgsqlDataReader lecteur) => new(
        lecteur.GetBoolean(15), lecteur.GetBoolean(16), lecteur.Texte(17) is { } type ? Enum.Parse<TypeParcours>(type) : null, lecteur.Texte(18), lecteur.Texte(19),
        lecteur.Valeur<DateOnly>(20), lecteur.Valeur<DateOnly>(21), lecteur.Valeur<DateOnly>(22));
}
