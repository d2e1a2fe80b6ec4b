using System.Globalization;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Jalons.Bench;

/// <summary>Gives life to an imported base: organismes, accounts, then everything that <c>peuplement.sql</c> tells.</summary>
internal static class Peuplement
{
    public const string MotDePasse = "le banc mesure les pages";

    /// <summary>An account in the middle of its sign-in, whose second factor is asked.</summary>
    public const string AvecFacteur = "facteur";

    /// <summary>An account in the middle of its sign-in, whose password was given by somebody else.</summary>
    public const string Provisoire = "provisoire";

    /// <summary>An account whose second factor is taken away in the middle of its sign-in: it has to set one up.</summary>
    public const string SansFacteur = "sans-facteur";

    /// <summary>A person accompanied whose one-time password has just been given.</summary>
    public const string Invite = "invite";

    private const int FoyersParReferent = 170;
    private const int PersonnesParReferent = 350;
    private const int OrganismesDuDepartement = 10;
    private static readonly string Hache = new PasswordHasher<object>().HashPassword(new object(), MotDePasse);

    public static async Task RemplirAsync(ConnexionsJalons connexions, string departement, int foyers, bool vivante, CancellationToken annulation)
    {
        await using var connexion = await connexions.OuvrirAsync(departement, annulation);
        await using (var db = JalonsDb.Pour(connexions, departement))
        {
            await CreerComptesAsync(db, await OuvrirOrganismesAsync(db, connexion, departement, annulation), departement, Math.Max(3, foyers / FoyersParReferent), annulation);
        }

        if (vivante)
        {
            await VivreAsync(connexions, connexion, departement, annulation);
        }

        await using var proprietaire = await connexions.Proprietaire.OpenConnectionAsync(annulation);
        await ExecuterAsync(proprietaire, "vacuum analyze", annulation);
    }

    /// <summary>People for the lists, by <c>listes.sql</c>, then the accounts that look at them.</summary>
    public static async Task ListerAsync(ConnexionsJalons connexions, string departement, int personnes, CancellationToken annulation)
    {
        await using (var connexion = await connexions.OuvrirAsync(departement, annulation))
        {
            await using (var db = JalonsDb.Pour(connexions, departement))
            {
                var organismes = await OuvrirOrganismesAsync(db, connexion, departement, annulation);
                await CreerComptesAsync(db, organismes, departement, Math.Max(3, personnes / PersonnesParReferent), annulation);
            }

            await ExecuterAsync(connexion, (await LireSqlAsync("listes", annulation)).Replace("{personnes}", personnes.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), annulation);
        }

        await using var proprietaire = await connexions.Proprietaire.OpenConnectionAsync(annulation);
        await ExecuterAsync(proprietaire, "vacuum analyze", annulation);
    }

    private static async Task<string> LireSqlAsync(string nom, CancellationToken annulation)
    {
        using var lecteur = new StreamReader(typeof(Peuplement).Assembly.GetManifestResourceStream($"Jalons.Bench.{nom}.sql")!);
        return await lecteur.ReadToEndAsync(annulation);
    }

    private static async Task VivreAsync(ConnexionsJalons connexions, NpgsqlConnection connexion, string departement, CancellationToken annulation)
    {
        var sql = await LireSqlAsync("peuplement", annulation);
        var orientation = (await LireAsync(connexion, "select id from compte where nom_utilisateur = 'orientation'", annulation)).ToString(CultureInfo.InvariantCulture);
        await ExecuterAsync(connexion, sql.Replace("{orientation}", orientation, StringComparison.Ordinal), annulation);
        await CreerUsagersAsync(connexions, connexion, departement, annulation);
        await Attentes.LaisserAsync(connexions, connexion, departement, annulation);
    }

    /// <summary>The account to sign in with, for a role.</summary>
    public static string? Compte(Role role) => role switch
    {
        Role.Gestionnaire => "gestionnaire",
        Role.ChargeOrientation => "orientation",
        Role.Referent => "referent1",
        Role.Pilote => "pilote",
        Role.Usager => "usager",
        Role.Administrateur => "administrateur",
        _ => null,
    };

    private static async Task CreerComptesAsync(JalonsDb db, List<Organisme> organismes, string departement, int referents, CancellationToken annulation)
    {
        var seuls = new[] { Role.Gestionnaire, Role.ChargeOrientation, Role.Pilote, Role.Administrateur };
        db.Comptes.AddRange(seuls.Select(role => Ouvrir(departement, role, Compte(role)!, null, null)));
        db.Comptes.AddRange(Enumerable.Range(1, referents).Select(n => Ouvrir(departement, Role.Referent, $"referent{n}", organismes[n % organismes.Count].Id, null)));
        var avecFacteur = Ouvrir(departement, Role.Pilote, AvecFacteur, null, null);
        var sansFacteur = Ouvrir(departement, Role.Pilote, SansFacteur, null, null);
        var provisoire = Ouvrir(departement, Role.Pilote, Provisoire, null, null);
        (avecFacteur.TwoFactorEnabled, sansFacteur.TwoFactorEnabled, provisoire.MotDePasseProvisoireJusqua) = (true, true, TimeProvider.System.GetUtcNow().AddDays(7));
        db.Comptes.AddRange(avecFacteur, sansFacteur, provisoire);
        await db.SaveChangesAsync(annulation);
    }

    /// <summary>Three organismes out of four work for one EPCI, the others for the whole département.</summary>
    private static async Task<List<Organisme>> OuvrirOrganismesAsync(JalonsDb db, NpgsqlConnection connexion, string departement, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select distinct epci from commune where departement = $1 and epci is not null order by 1", connexion) { Parameters = { new() { Value = departement } } };
        var epcis = new List<string>();
        await using (var lecteur = await commande.ExecuteReaderAsync(annulation))
        {
            while (await lecteur.ReadAsync(annulation))
            {
                epcis.Add(lecteur.GetString(0));
            }
        }

        var organismes = Enumerable.Range(0, OrganismesDuDepartement + (3 * epcis.Count)).Select(n =>
        {
            var organisme = Organisme.Ouvrir(departement, $"Organisme {n + 1}", (CategorieOrganisme)(n % 11), Enum.GetValues<TypeParcours>()).Valeur;
            organisme.Decrire("1 rue du Banc, 55000 Bar-le-Duc", null, "03 29 00 00 00", null, null, n < OrganismesDuDepartement ? [] : [epcis[n % epcis.Count]]);
            return organisme;
        }).ToList();
        db.Organismes.AddRange(organismes);
        await db.SaveChangesAsync(annulation);
        return organismes;
    }

    /// <summary>Two people with a signed contract and a rendez-vous to come; one of them has not signed in yet.</summary>
    private static async Task CreerUsagersAsync(ConnexionsJalons connexions, NpgsqlConnection connexion, string departement, CancellationToken annulation)
    {
        const string suivis =
            """
            select distinct p.personne from parcours p join rendez_vous r on r.parcours = p.id and r.statut = 'Prevu' and r.debut > now() + interval '2 days' and r.empechement_le is null
            where p.sortie is null and p.contrat_jusque > current_date order by 1 limit 1
            """;
        await using var db = JalonsDb.Pour(connexions, departement);
        var invite = Ouvrir(departement, Role.Usager, Invite, null, new(await LireAsync(connexion, $"{suivis} offset 1", annulation)));
        invite.MotDePasseProvisoireJusqua = TimeProvider.System.GetUtcNow().AddYears(1);
        db.Comptes.AddRange(Ouvrir(departement, Role.Usager, Compte(Role.Usager)!, null, new(await LireAsync(connexion, suivis, annulation))), invite);
        await db.SaveChangesAsync(annulation);
    }

    private static Compte Ouvrir(string departement, Role role, string nom, OrganismeId? organisme, PersonneId? personne)
    {
        var compte = new Compte
        {
            Departement = departement, Nom = nom, Prenom = "Banc", Role = role, Organisme = organisme, Personne = personne,
            UserName = nom, NormalizedUserName = nom.ToUpperInvariant(), PasswordHash = Hache, CreeLe = TimeProvider.System.GetUtcNow(), FileMaximale = 200,
        };
        compte.Resceller();
        return compte;
    }

    internal static async Task ExecuterAsync(NpgsqlConnection connexion, string sql, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(sql, connexion) { CommandTimeout = 0 };
        await commande.ExecuteNonQueryAsync(annulation);
    }

    internal static async Task<long> LireAsync(NpgsqlConnection connexion, string sql, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(sql, connexion);
        return await commande.ExecuteScalarAsync(annulation) is long lu ? lu : throw new InvalidOperationException($"Rien ne répond à : {sql}");
    }
}
