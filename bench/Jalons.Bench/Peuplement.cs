using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Jalons.Bench;

/// <summary>Gives life to an imported base, by sets: organismes, accounts, orientations, référents, contracts, rendez-vous.</summary>
internal static class Peuplement
{
    public const string MotDePasse = "le banc mesure les pages";
    private const int FoyersParReferent = 170;

    /// <summary>Accounts to sign in with: one per measured role. The référent and the person have a full file.</summary>
    public static async Task<IReadOnlyDictionary<Role, string>> RemplirAsync(ConnexionsJalons connexions, string departement, int foyers)
    {
        await CreerComptesAsync(connexions, departement, Math.Max(3, foyers / FoyersParReferent));
        await using var connexion = await connexions.OuvrirAsync(departement);
        foreach (var sql in Etapes)
        {
            await using var commande = new NpgsqlCommand(sql, connexion) { CommandTimeout = 0 };
            await commande.ExecuteNonQueryAsync();
        }

        await CreerUsagerAsync(connexions, connexion, departement);
        await using var proprietaire = await connexions.Proprietaire.OpenConnectionAsync();
        await using var statistiques = new NpgsqlCommand("analyze", proprietaire) { CommandTimeout = 0 };
        await statistiques.ExecuteNonQueryAsync();
        return new Dictionary<Role, string>
        {
            [Role.Gestionnaire] = "gestionnaire",
            [Role.ChargeOrientation] = "orientation",
            [Role.Referent] = "referent1",
            [Role.Pilote] = "pilote",
            [Role.Usager] = "usager",
            [Role.Administrateur] = "administrateur",
        };
    }

    private static async Task CreerComptesAsync(ConnexionsJalons connexions, string departement, int referents)
    {
        await using var db = JalonsDb.Pour(connexions, departement);
        var organismes = Enumerable.Range(1, 20).Select(n => Organisme.Ouvrir(departement, $"Organisme {n}", (CategorieOrganisme)(n % 11), Enum.GetValues<Domain.Referentiel.TypeParcours>()).Valeur).ToList();
        db.Organismes.AddRange(organismes);
        await db.SaveChangesAsync();
        var hache = Hacher();
        db.Comptes.AddRange(new[] { (Role.Gestionnaire, "gestionnaire"), (Role.ChargeOrientation, "orientation"), (Role.Pilote, "pilote"), (Role.Administrateur, "administrateur") }
            .Select(c => Compte(departement, c.Item1, c.Item2, null, null, hache)));
        db.Comptes.AddRange(Enumerable.Range(1, referents).Select(n => Compte(departement, Role.Referent, $"referent{n}", organismes[n % organismes.Count].Id, null, hache)));
        await db.SaveChangesAsync();
    }

    private static async Task CreerUsagerAsync(ConnexionsJalons connexions, NpgsqlConnection connexion, string departement)
    {
        await using var commande = new NpgsqlCommand("select personne from parcours where sortie is null and contrat_jusque is not null order by id limit 1", connexion);
        var personne = new PersonneId((long)(await commande.ExecuteScalarAsync())!);
        await using var db = JalonsDb.Pour(connexions, departement);
        db.Comptes.Add(Compte(departement, Role.Usager, "usager", null, personne, Hacher()));
        await db.SaveChangesAsync();
    }

    private static string Hacher() => new PasswordHasher<object>().HashPassword(new object(), MotDePasse);

    private static Compte Compte(string departement, Role role, string nom, OrganismeId? organisme, PersonneId? personne, string hache)
    {
        var compte = new Compte
        {
            Departement = departement, Nom = nom, Prenom = "Banc", Role = role, Organisme = organisme, Personne = personne,
            UserName = nom, NormalizedUserName = nom.ToUpperInvariant(), PasswordHash = hache, CreeLe = TimeProvider.System.GetUtcNow(), FileMaximale = 200,
        };
        compte.Resceller();
        return compte;
    }

    /// <summary>Six people out of ten are oriented and followed; half of those have a contract; each référent has a past and a day.</summary>
    private static readonly string[] Etapes =
    [
        """
        create temp table a_orienter as
        select p.id, p.personne, p.entree, r.id as referent, r.organisme, o.type, greatest(p.entree, current_date - (30 + p.id % 500)::int) as du, row_number() over (order by p.id) as rang
        from parcours p
        join (select id, organisme, row_number() over (order by id) - 1 as n from compte where role = 'Referent') r on r.n = p.id % (select count(*) from compte where role = 'Referent')
        cross join lateral (select (array['Emploi', 'SocioProfessionnel', 'Social'])[1 + p.id % 3] as type) o
        where p.sortie is null and p.id % 10 < 6
        """,
        """
        insert into orientation (parcours, personne, rang, type, organisme, du, echeance, origine, auteur, nom_auteur, saisi_le, preconise, explication, notification, notifiee_le)
        select id, personne, 1, type, organisme, du, du, 'Departement', (select id from compte where nom_utilisateur = 'orientation'), 'Banc', du, type, 'Mesure', 'Courrier', du from a_orienter
        """,
        """
        insert into suivi_referent (parcours, personne, referent, organisme, du, auteur)
        select id, personne, referent, organisme, du, (select id from compte where nom_utilisateur = 'orientation') from a_orienter
        """,
        """
        insert into contrat (parcours, referent, organisme, forme, type, statut, cree_le, debut, duree_mois, fin, droits_devoirs_expliques, propose_le, empreinte,
          signe_personne_le, signe_personne_nom, signe_personne_mode, signe_referent_le, signe_referent_nom, signe_le)
        select id, referent, organisme, 'ContratEngagement', type, 'Signe', now(), current_date - 60, 6, current_date + 120, true, current_date - 60, repeat('0', 64),
          current_date - 60, 'Banc', 'EnPresence', current_date - 60, 'Banc', current_date - 60
        from a_orienter where id / 7 % 2 = 0
        """,
        """
        update parcours p set type = a.type, oriente_le = a.du, organisme = a.organisme, referent = a.referent,
          contrat_jusque = case when a.id / 7 % 2 = 0 then current_date + 120 end, dernier_contact = current_date - (a.rang % 120)::int
        from a_orienter a where a.id = p.id
        """,
        """
        insert into rendez_vous (parcours, agent, motif, modalite, lieu, debut, fin, statut, cree_le, cree_par, constate_le)
        select id, referent, 'Suivi', 'SurPlace', 'Bureau', date_trunc('day', now()) + make_interval(days => (n - 60)::int, hours => 8 + (n % 8)::int),
          date_trunc('day', now()) + make_interval(days => (n - 60)::int, hours => 8 + (n % 8)::int, mins => 45),
          case when n < 60 then 'Honore' else 'Prevu' end, now(), referent, case when n < 60 then now() end
        from (select *, row_number() over (partition by referent order by id) as n from a_orienter) t where n <= 90
        """,
        "drop table a_orienter",
    ];
}
