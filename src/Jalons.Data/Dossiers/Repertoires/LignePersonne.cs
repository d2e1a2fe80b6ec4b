using Jalons.Data.Socle;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Dossiers.Repertoires;

/// <summary>What the base says of a person, as the directory keeps it.</summary>
internal readonly record struct LignePersonne
{
    /// <summary>Number of the person.</summary>
    public required long Id { get; init; }

    /// <summary>Key of the name in use.</summary>
    public required string Nom { get; init; }

    /// <summary>Key of the first name.</summary>
    public required string Prenom { get; init; }

    /// <summary>INSEE code of the commune.</summary>
    public string? Commune { get; init; }

    /// <summary>Code of its EPCI.</summary>
    public string? Territoire { get; init; }

    /// <summary>Organisme in charge.</summary>
    public long? Organisme { get; init; }

    /// <summary>Référent.</summary>
    public long? Referent { get; init; }

    /// <summary>True when the parcours is open.</summary>
    public bool EstOuvert { get; init; }

    /// <summary>The other fields, by their code or their day; ranks are the directory's to give.</summary>
    public required ushort[] Codes { get; init; }
}

/// <summary>Reads people for the directory: everybody or some, by one and the same statement.</summary>
internal static class LectureLignes
{
    /// <summary>Reads everybody.</summary>
    /// <param name="connexion">In a transaction: the statement has settings of its own.</param>
    /// <param name="jour">The day from which the next rendez-vous is looked for.</param>
    /// <param name="annulation">Cancellation.</param>
    public static async IAsyncEnumerable<LignePersonne> LireToutesAsync(
        NpgsqlConnection connexion, DateOnly jour, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken annulation)
    {
        // Without statistics under row security, nested loops would compare everybody with everybody.
        await using (var reglages = new NpgsqlCommand("set local enable_nestloop = off; set local work_mem = '64MB'; set local jit = off", connexion))
        {
            await reglages.ExecuteNonQueryAsync(annulation);
        }

        await using var commande = Preparer(connexion, jour, null);
        commande.CommandTimeout = 0;
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        while (await lecteur.ReadAsync(annulation))
        {
            yield return Lire(lecteur);
        }
    }

    /// <summary>Reads some people; those whom the base does not know any more do not come back.</summary>
    public static async Task<List<LignePersonne>> LireAsync(NpgsqlConnection connexion, DateOnly jour, long[] personnes, CancellationToken annulation)
    {
        await using var commande = Preparer(connexion, jour, personnes);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lignes = new List<LignePersonne>(personnes.Length);
        while (await lecteur.ReadAsync(annulation))
        {
            lignes.Add(Lire(lecteur));
        }

        return lignes;
    }

    private static NpgsqlCommand Preparer(NpgsqlConnection connexion, DateOnly jour, long[]? personnes)
    {
        var commande = new NpgsqlCommand(Sql(personnes is not null), connexion);
        commande.Parameters.Add(new("jour", NpgsqlDbType.Date) { Value = jour });
        if (personnes is not null)
        {
            commande.Parameters.Add(new("qui", personnes));
        }

        return commande;
    }

    private static string Sql(bool quelques) =>
        $"""
         select n.id, n.cle_nom, n.cle_prenom, n.date_naissance, n.telephone is null, n.courriel is null, n.nir is null,
           m.role, d.etat_droit, d.date_demande, l.code_commune, k.epci, f.couple, f.enfants, t.soumis,
           c.sortie is null, c.hors_rsa, c.type, c.organisme, c.referent, c.recu_le, c.oriente_le, c.contrat_jusque, v.nouvelle, r.prochain, r.dernier, i.etat
         {De(quelques)}
         {(quelques ? "where n.id = any (@qui)" : "")}
         """;

    /// <summary>
    /// Where people stand (alias <c>n</c>): the household where they are an adult first, the open parcours first, then the latest. The page reads the people it
    /// shows from the same tables in the same way.
    /// </summary>
    /// <param name="quelques">Only those of <c>@qui</c>.</param>
    public static string De(bool quelques)
    {
        // Some people are looked up one by one, by the indexes; everybody is joined by sets.
        var (ou, et, lateral) = quelques ? ("where personne = any (@qui)", "and personne = any (@qui)", "lateral") : ("", "", "");
        return $"""
            from personne n
            left join (
              select distinct on (personne) personne, dossier, role from membre where jusqua is null {et}
              order by personne, role in ('DEM', 'CJT') desc, depuis desc, id desc) m on m.personne = n.id
            left join dossier d on d.id = m.dossier
            left join adresse a on a.dossier = m.dossier and a.courante
            left join {lateral} (
              select {(quelques ? "" : "dossier, ")}bool_or(role = 'CJT') as couple, bool_or(role = 'ENF') as enfants from membre
              where jusqua is null {(quelques ? "and dossier = m.dossier" : "group by dossier")}) f on {(quelques ? "true" : "f.dossier = m.dossier")}
            left join (select personne, dossier, soumis from statut_droits_devoirs where jusqua is null {et}) t on t.personne = n.id and t.dossier = m.dossier
            left join (
              select distinct on (personne) * from parcours {ou}
              order by personne, sortie is not null, entree desc, id desc) c on c.personne = n.id
            left join (select parcours, du from suivi_referent where au is null {et}) s on s.parcours = c.id
            left join {lateral} (
              select {(quelques ? "" : "parcours, ")}min((debut at time zone 'Europe/Paris')::date) filter (where statut = 'Prevu' and (debut at time zone 'Europe/Paris')::date >= @jour) as prochain,
                (array_agg(statut order by debut desc, id desc) filter (where statut in ('Honore', 'Excuse', 'Absent')))[1] as dernier
              from rendez_vous {(quelques ? "where parcours = c.id" : "group by parcours")}) r on {(quelques ? "true" : "r.parcours = c.id")}
            left join (
              select distinct on (personne) personne, etat from inscription_france_travail {ou}
              order by personne, le desc, id desc) i on i.personne = n.id
            left join lateral (select coalesce(case when c.sortie is null then c.code_commune end, a.code_commune, c.code_commune) as code_commune) l on true
            left join lateral (
              select case when c.sortie is null then greatest(c.dernier_contact, coalesce(s.du, c.oriente_le, c.entree)) end as nouvelle) v on true
            left join commune k on k.code = l.code_commune
            """;
    }

    private static LignePersonne Lire(NpgsqlDataReader lecteur)
    {
        var parcours = !lecteur.IsDBNull(20);
        var ouvert = parcours && lecteur.GetBoolean(15);
        var codes = new ushort[Repertoire.NombreChamps];
        LireFoyer(lecteur, codes);
        if (parcours)
        {
            LireParcours(lecteur, ouvert, codes);
        }
        else
        {
            codes[(int)Champ.ACharge] = (ushort)(lecteur.Texte(7) is "ENF" or "AUT" ? 1 : 0);
        }

        codes[(int)Champ.FranceTravail] = Rang(lecteur.Texte(26), "inscription", "cessation", "radiation");
        return new LignePersonne
        {
            Id = lecteur.GetInt64(0),
            Nom = lecteur.GetString(1),
            Prenom = lecteur.GetString(2),
            Commune = lecteur.Texte(10),
            Territoire = lecteur.Texte(11),
            Organisme = lecteur.Valeur<long>(18),
            Referent = lecteur.Valeur<long>(19),
            EstOuvert = ouvert,
            Codes = codes,
        };
    }

    private static void LireFoyer(NpgsqlDataReader lecteur, ushort[] codes)
    {
        var role = lecteur.Texte(7);
        var etat = lecteur.Valeur<short>(8);
        codes[(int)Champ.Naissance] = Jours.Code(lecteur.GetFieldValue<DateOnly>(3));
        codes[(int)Champ.Manque] = (ushort)((lecteur.GetBoolean(4) ? 1 : 0) | (lecteur.GetBoolean(5) ? 2 : 0) | (lecteur.GetBoolean(6) ? 4 : 0));
        codes[(int)Champ.Role] = Rang(role, "DEM", "CJT", "ENF", "AUT");
        codes[(int)Champ.Droit] = CodesChamp.Droit(etat, role is not null);
        codes[(int)Champ.Demande] = etat is 2 or 3 or 4 ? Jours.Code(lecteur.Valeur<DateOnly>(9)) : (ushort)0;
        codes[(int)Champ.Famille] = role is null ? (ushort)0 : (ushort)(1 + (lecteur.GetBoolean(12) ? 2 : 0) + (lecteur.GetBoolean(13) ? 1 : 0));
        codes[(int)Champ.DroitsDevoirs] = lecteur.Valeur<bool>(14) switch { true => 1, false => 2, null => 0 };
    }

    private static void LireParcours(NpgsqlDataReader lecteur, bool ouvert, ushort[] codes)
    {
        var oriente = lecteur.Valeur<DateOnly>(21);
        codes[(int)Champ.Accompagnement] = !ouvert ? CodesChamp.Sorti : lecteur.GetBoolean(16) ? CodesChamp.HorsRsa : CodesChamp.EnCours;
        codes[(int)Champ.DernierRendezVous] = Rang(lecteur.Texte(25), "Honore", "Excuse", "Absent");
        if (!ouvert)
        {
            return;
        }

        codes[(int)Champ.Orientation] = oriente is null ? CodesChamp.AOrienter : (ushort)(1 + Rang(lecteur.Texte(17), "Emploi", "SocioProfessionnel", "Social"));
        codes[(int)Champ.Attente] = oriente is null ? Jours.Code(lecteur.GetFieldValue<DateOnly>(20)) : lecteur.IsDBNull(19) ? Jours.Code(oriente) : (ushort)0;
        codes[(int)Champ.Contrat] = Jours.Code(lecteur.Valeur<DateOnly>(22));
        codes[(int)Champ.Nouvelle] = Jours.Code(lecteur.Valeur<DateOnly>(23));
        codes[(int)Champ.ProchainRendezVous] = Jours.Code(lecteur.Valeur<DateOnly>(24));
    }

    private static ushort Rang(string? valeur, params ReadOnlySpan<string> valeurs)
    {
        var rang = valeur is null ? -1 : valeurs.IndexOf(valeur);
        return (ushort)(rang + 1);
    }
}
