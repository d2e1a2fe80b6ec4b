using System.Globalization;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Dossiers;

/// <summary>A person found.</summary>
public sealed record PersonneTrouvee
{
    /// <summary>Number of the person.</summary>
    public required long Id { get; init; }

    /// <summary>Name in use.</summary>
    public required string Nom { get; init; }

    /// <summary>Birth name.</summary>
    public required string NomNaissance { get; init; }

    /// <summary>First name.</summary>
    public required string Prenom { get; init; }

    /// <summary>Birth date.</summary>
    public required DateOnly DateNaissance { get; init; }

    /// <summary>Role in the household.</summary>
    public string? Role { get; init; }

    /// <summary>The dossier.</summary>
    public long? Dossier { get; init; }

    /// <summary>Its claim number.</summary>
    public string? NumeroDemande { get; init; }

    /// <summary>State of its right.</summary>
    public int? EtatDroit { get; init; }

    /// <summary>Commune of the household.</summary>
    public string? Commune { get; init; }
}

/// <summary>What was typed in the search box, understood.</summary>
/// <param name="Mots">Keys of the words of a name.</param>
/// <param name="Numero">A claim number or an account number.</param>
/// <param name="Naissance">A birth date.</param>
public sealed record DemandeRecherche(IReadOnlyList<string> Mots, string? Numero, DateOnly? Naissance)
{
    /// <summary>Shortest useful beginning of a name.</summary>
    public const int LongueurMinimale = 2;

    private static readonly string[] FormatsDate = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "ddMMyyyy"];

    /// <summary>True when there is nothing to look for.</summary>
    public bool EstVide => Mots.Count == 0 && Numero is null && Naissance is null;

    /// <summary>Reads what was typed: a date, a number, words, in any order.</summary>
    public static DemandeRecherche Lire(string? saisie)
    {
        DateOnly? naissance = null;
        string? numero = null;
        var mots = new List<string>();
        foreach (var morceau in (saisie ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (morceau.Length >= 8 && DateOnly.TryParseExact(morceau, FormatsDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1900 and < 2100)
            {
                naissance = date;
            }
            else if (morceau.Length >= 7 && morceau.Count(char.IsAsciiDigit) >= morceau.Length - 1)
            {
                numero = morceau.ToUpperInvariant();
            }
            else
            {
                mots.AddRange(Cles.Nom(morceau).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return new DemandeRecherche([.. mots.Where(m => m.Length >= LongueurMinimale)], numero, naissance);
    }
}

/// <summary>
/// Finds people by any of name, birth name, first name (accents, case and hyphens ignored), claim number, account number, birth date
/// (issue 2, 3.2). Prefixes are written as ranges, which row security lets the index answer.
/// </summary>
public static class Recherche
{
    /// <summary>Most people shown.</summary>
    public const int Maximum = 50;

    /// <summary>People of the session's département that the agent may see, best first.</summary>
    public static async Task<IReadOnlyList<PersonneTrouvee>> ChercherPersonnesAsync(
        this NpgsqlConnection connexion, DemandeRecherche demande, Agent agent, CancellationToken annulation = default)
    {
        if (demande.EstVide)
        {
            return [];
        }

        await using var commande = new NpgsqlCommand { Connection = connexion };
        var candidats = Candidats(commande, demande);
        commande.Parameters.Add(new NpgsqlParameter("compte", agent.Id.Valeur));
        commande.Parameters.Add(new NpgsqlParameter("personne", NpgsqlDbType.Bigint) { Value = (object?)agent.Personne?.Valeur ?? DBNull.Value });
        var visible = agent.Role == Role.Gestionnaire
            ? "true"
            : $"exists (select from parcours p where p.personne = c.id and {Visibilite.ConditionSql(agent)})";
        commande.CommandText =
            $"""
            with candidat as materialized ({candidats})
            select c.id, c.nom, c.nom_naissance, c.prenom, c.date_naissance, m.role, d.id, d.numero_demande, d.etat_droit, a.commune
            from candidat c
            left join lateral (
              select m.dossier, m.role from membre m where m.personne = c.id order by m.jusqua is not null, m.depuis desc limit 1) m on true
            left join dossier d on d.id = m.dossier
            left join adresse a on a.dossier = d.id and a.courante
            where {visible}
            order by array_position(array['DEM', 'CJT', 'AUT', 'ENF'], m.role), c.cle_nom, c.cle_prenom, c.date_naissance
            limit {Maximum + 1}
            """;
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var trouvees = new List<PersonneTrouvee>();
        while (await lecteur.ReadAsync(annulation))
        {
            trouvees.Add(new PersonneTrouvee
            {
                Id = lecteur.GetInt64(0),
                Nom = lecteur.GetString(1),
                NomNaissance = lecteur.GetString(2),
                Prenom = lecteur.GetString(3),
                DateNaissance = lecteur.GetFieldValue<DateOnly>(4),
                Role = lecteur.Texte(5),
                Dossier = lecteur.Valeur<long>(6),
                NumeroDemande = lecteur.Texte(7),
                EtatDroit = lecteur.Valeur<short>(8),
                Commune = lecteur.Texte(9),
            });
        }

        return trouvees;
    }

    /// <summary>The people who answer every criterion; names are looked up by the first word, the other words then sort.</summary>
    private static string Candidats(NpgsqlCommand commande, DemandeRecherche demande)
    {
        var sources = new List<string>();
        if (demande.Numero is { } numero)
        {
            commande.Parameters.Add(new NpgsqlParameter("numero", numero));
            sources.Add(
                """
                select p.* from membre m join personne p on p.id = m.personne
                where m.dossier in (
                  select id from dossier where departement = departement_courant() and numero_demande = @numero
                  union select id from dossier where departement = departement_courant() and matricule = @numero)
                """);
        }
        else if (demande.Mots.Count > 0)
        {
            foreach (var colonne in new[] { "cle_nom", "cle_nom_naissance" })
            {
                sources.AddRange(demande.Mots.Select((_, rang) => ParNom(colonne, rang, demande.Mots.Count)));
            }

            foreach (var (mot, rang) in demande.Mots.Select((mot, rang) => (mot, rang)))
            {
                commande.Parameters.Add(new NpgsqlParameter($"mot{rang}", mot));
                commande.Parameters.Add(new NpgsqlParameter($"fin{rang}", Suivant(mot)));
            }
        }
        else
        {
            sources.Add("select p.* from personne p where p.departement = departement_courant() and p.date_naissance = @naissance");
        }

        if (demande.Naissance is { } naissance)
        {
            commande.Parameters.Add(new NpgsqlParameter("naissance", naissance));
        }

        var filtre = demande.Naissance is not null && sources.Count > 0 ? "where date_naissance = @naissance" : "";
        return $"select * from ({string.Join(" union ", sources)}) t {filtre} limit 500";
    }

    /// <summary>The word of rank <paramref name="rang"/> begins the name; the others begin the first name or a later word of the name.</summary>
    private static string ParNom(string colonne, int rang, int combien)
    {
        var autres = Enumerable.Range(0, combien).Where(r => r != rang)
            .Select(r => $" and ((p.cle_prenom >= @mot{r} and p.cle_prenom < @fin{r}) or strpos(' ' || p.cle_prenom, ' ' || @mot{r}) > 0 or strpos(' ' || p.{colonne}, ' ' || @mot{r}) > 0)");
        return $"(select p.* from personne p where p.departement = departement_courant() and p.{colonne} >= @mot{rang} and p.{colonne} < @fin{rang}{string.Concat(autres)}{(colonne == "cle_nom" ? "" : " and p.cle_nom_naissance <> p.cle_nom")} limit 300)";
    }

    /// <summary>First key after every key that begins with <paramref name="prefixe"/>.</summary>
    private static string Suivant(string prefixe) => prefixe[..^1] + (char)(prefixe[^1] + 1);
}
