using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Dossiers.Recherche;

/// <summary>
/// Finds people by any part of their names, tolerant of slips, or by a claim number, an account, a phone, an e-mail, a birth date or a social security
/// number (docs/adr/0014). What was typed is first compared in memory with the different names of the département; people are then fetched by
/// equality, which row security lets the indexes answer.
/// </summary>
/// <param name="connexion">Connection tied to the département of the agent.</param>
/// <param name="noms">Names in memory.</param>
/// <param name="agent">Who searches: only people they may see come back.</param>
public sealed class RecherchePersonnes(NpgsqlConnection connexion, LexiqueNoms noms, Agent agent)
{
    /// <summary>Most people shown.</summary>
    public const int Maximum = 50;

    /// <summary>Below this, close names are looked for too.</summary>
    private const int PeuDeResultats = 5;

    /// <summary>People read, twice what is shown: some come twice.</summary>
    private const int Candidats = 2 * (Maximum + 1);

    /// <summary>The people found, best first, at most one more than <see cref="Maximum"/>.</summary>
    public async Task<IReadOnlyList<PersonneTrouvee>> ChercherAsync(DemandeRecherche demande, CancellationToken annulation = default)
    {
        if (demande.EstVide)
        {
            return [];
        }

        var parIdentifiant = Identifiants(demande);
        if (parIdentifiant.Count > 0)
        {
            return await ClasserAsync(await LireAsync(parIdentifiant, demande, annulation), demande, strict: false, annulation);
        }

        if (demande.Mots.Count == 0)
        {
            return await ClasserAsync(await LireAsync([new("q.date_naissance = @naissance")], demande, annulation), demande, strict: true, annulation);
        }

        var lexique = await noms.LireAsync(connexion, agent.Departement, annulation);
        var entiers = Branches(demande.Mots, t => Entiers(lexique, t), t => Entiers(lexique, t));
        var debuts = Branches(demande.Mots, t => Cles(lexique.Commencer(t)), t => Cles(lexique.Commencer(t)));
        var trouvees = await LireAsync([.. entiers.Concat(debuts).DistinctBy(b => b.Cle)], demande, annulation);
        if (trouvees.Count < PeuDeResultats)
        {
            var proches = Branches(demande.Mots, t => Cles(lexique.Approcher(t)), t => Cles(lexique.Commencer(t)))
                .Concat(Branches(demande.Mots, t => Cles(lexique.Commencer(t)), t => Cles(lexique.Approcher(t))))
                .Concat(Branches(demande.Mots, t => Cles(lexique.Approcher(t)), t => Cles(lexique.Approcher(t))));
            trouvees.AddRange(await LireAsync([.. proches.DistinctBy(b => b.Cle)], demande, annulation));
        }

        return await ClasserAsync(trouvees, demande, strict: true, annulation);
    }

    /// <summary>Households are read only for those whose names are the best, then decide among them.</summary>
    private async Task<IReadOnlyList<PersonneTrouvee>> ClasserAsync(
        List<PersonneTrouvee> trouvees, DemandeRecherche demande, bool strict, CancellationToken annulation)
    {
        var retenues = Classement.Retenir(trouvees, demande, strict, Maximum + 1);
        await CompleterAsync(retenues, annulation);
        return Classement.Ranger(retenues);
    }

    /// <summary>The ways to read words as names: all of them one name, or the first ones a name and the last ones a first name, or the reverse.</summary>
    private static List<Branche> Branches(IReadOnlyList<string> mots, Func<string, string[]> nom, Func<string, string[]> prenom)
    {
        var tous = nom(string.Join(' ', mots));
        var branches = new List<Branche> { Branche.ParNom(tous, null), Branche.ParNomNaissance(tous, null), Branche.ParPrenom(tous) };
        for (var coupe = 1; coupe < mots.Count; coupe++)
        {
            var (debut, fin) = (string.Join(' ', mots.Take(coupe)), string.Join(' ', mots.Skip(coupe)));
            foreach (var (noms, prenoms) in new[] { (nom(debut), prenom(fin)), (nom(fin), prenom(debut)) })
            {
                branches.Add(Branche.ParNom(noms, prenoms));
                branches.Add(Branche.ParNomNaissance(noms, prenoms));
            }
        }

        return branches.FindAll(b => b.PeutTrouver);
    }

    private static string[] Cles(IReadOnlyList<CleTrouvee> trouvees) => [.. trouvees.Select(t => t.Cle)];

    /// <summary>The names that are a text, or hold it as whole words: those whom one thinks of first.</summary>
    private static string[] Entiers(Lexique lexique, string texte) =>
        [.. lexique.Commencer(texte).Where(t => t.Ressemblance <= Ressemblance.MotEntier).Select(t => t.Cle)];

    private List<Branche> Identifiants(DemandeRecherche demande)
    {
        var branches = new List<Branche>();
        if (demande.Numero is not null)
        {
            branches.Add(Branche.ParMembre("d.numero_demande >= @numero and d.numero_demande < @numero || 'Z'"));
            branches.Add(Branche.ParMembre("d.matricule >= @matricule and d.matricule < @matricule || 'Z'"));
        }

        if (demande.Telephone is not null)
        {
            branches.Add(new("q.telephone_cle = @telephone"));
            branches.Add(Branche.ParContact("@telephone"));
        }

        if (demande.Courriel is not null)
        {
            branches.Add(new("q.courriel_cle = @courriel"));
            branches.Add(Branche.ParContact("@courriel"));
        }

        if (demande.Nir is not null && agent.Role == Role.Gestionnaire)
        {
            branches.Add(new("q.nir >= @nir and q.nir < @nir || 'Z'"));
        }

        return branches;
    }

    private async Task<List<PersonneTrouvee>> LireAsync(IReadOnlyList<Branche> branches, DemandeRecherche demande, CancellationToken annulation)
    {
        if (branches.Count == 0)
        {
            return [];
        }

        await using var commande = new NpgsqlCommand { Connection = connexion };
        var parametres = commande.Parameters;
        parametres.Add(new("compte", agent.Id.Valeur));
        parametres.Add(new("personne", NpgsqlDbType.Bigint) { Value = (object?)agent.Personne?.Valeur ?? DBNull.Value });
        foreach (var (nom, valeur) in new (string, object?)[]
                 { ("numero", demande.Numero), ("matricule", demande.Numero), ("telephone", demande.Telephone), ("courriel", demande.Courriel), ("nir", demande.Nir), ("naissance", demande.Naissance) })
        {
            if (valeur is not null)
            {
                parametres.Add(new(nom, valeur));
            }
        }

        // Few ways to read what is typed make few texts, which each connection plans once.
        commande.CommandText = Sql(branches, demande, parametres);
        await commande.PrepareAsync(annulation);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var trouvees = new List<PersonneTrouvee>();
        while (await lecteur.ReadAsync(annulation))
        {
            trouvees.Add(Lire(lecteur));
        }

        return trouvees;
    }

    /// <summary>The branches one after the other, until enough people are read: the best ways come first.</summary>
    private string Sql(IReadOnlyList<Branche> branches, DemandeRecherche demande, NpgsqlParameterCollection parametres)
    {
        var visible = agent.Role == Role.Gestionnaire ? "" : $" and exists (select from parcours p where p.personne = q.id and {Visibilite.ConditionSql(agent)})";
        var naissance = demande.Naissance is null ? "" : " and q.date_naissance = @naissance";
        var union = branches.Select((b, rang) =>
            $"(select q.id, q.nom, q.nom_naissance, q.prenom, q.date_naissance from personne q where {b.Condition(rang, parametres)}{naissance}{visible} limit {Candidats})");
        return $"select * from ({string.Join(" union all ", union)}) trouvees limit {Candidats}";
    }

    /// <summary>Reads the latest household of each.</summary>
    private async Task CompleterAsync(List<Candidat> retenues, CancellationToken annulation)
    {
        if (retenues.Count == 0)
        {
            return;
        }

        const string sql =
            """
            select c.rang::int - 1, m.role, d.id, d.numero_demande, d.etat_droit, a.commune
            from unnest($1::bigint[]) with ordinality c (id, rang)
            cross join lateral (select m.dossier, m.role from membre m where m.personne = c.id order by m.jusqua is not null, m.depuis desc limit 1) m
            left join lateral (select * from dossier d where d.id = m.dossier limit 1) d on true
            left join lateral (select * from adresse a where a.dossier = m.dossier and a.courante limit 1) a on true
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = retenues.Select(c => c.Personne.Id).ToArray() } } };
        await commande.PrepareAsync(annulation);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        while (await lecteur.ReadAsync(annulation))
        {
            var rang = lecteur.GetInt32(0);
            retenues[rang] = retenues[rang] with
            {
                Personne = retenues[rang].Personne with
                {
                    Role = lecteur.Texte(1),
                    Dossier = lecteur.Valeur<long>(2),
                    NumeroDemande = lecteur.Texte(3),
                    EtatDroit = lecteur.Valeur<short>(4),
                    Commune = lecteur.Texte(5),
                },
            };
        }
    }

    private static PersonneTrouvee Lire(NpgsqlDataReader lecteur) => new()
    {
        Id = lecteur.GetInt64(0),
        Nom = lecteur.GetString(1),
        NomNaissance = lecteur.GetString(2),
        Prenom = lecteur.GetString(3),
        DateNaissance = lecteur.GetFieldValue<DateOnly>(4),
    };
}
