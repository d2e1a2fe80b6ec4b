using Jalons.Data.Habilitations;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.TestKit;

/// <summary>
/// A small département in which tests happen: places, organismes, agents and people, made through the domain. Every call writes at
/// once and gives back what it made.
/// </summary>
/// <param name="bdd">The database of the test class.</param>
/// <param name="departement">The département.</param>
public sealed class Scene(BaseDeTest bdd, string departement = BaseDeTest.Departement)
{
    /// <summary>EPCI of Bar-le-Duc.</summary>
    public const string EpciBarLeDuc = "200033025";

    /// <summary>EPCI of Verdun.</summary>
    public const string EpciVerdun = "200049187";

    /// <summary>INSEE code of Bar-le-Duc.</summary>
    public const string BarLeDuc = "55029";

    /// <summary>INSEE code of Verdun.</summary>
    public const string Verdun = "55545";

    private static int suivant = 1000;
    private Regles? regles;

    /// <summary>A unit of work bound to the département, without any agent.</summary>
    public JalonsDb OuvrirDb() => JalonsDb.Pour(bdd.Connexions, departement);

    /// <summary>Two EPCI and their communes.</summary>
    public async Task<Scene> AvecTerritoiresAsync()
    {
        await using var proprietaire = await bdd.OuvrirProprietaireAsync();
        await using var commande = new NpgsqlCommand(
            """
            insert into epci (code, nom) values ('200033025', 'CA de Bar-le-Duc - Sud Meuse'), ('200049187', 'CA du Grand Verdun') on conflict do nothing;
            insert into commune (code, nom, cle_nom, departement, epci, codes_postaux, population) values
              ('55029', 'Bar-le-Duc', 'BAR LE DUC', '55', '200033025', '{55000}', 14625),
              ('55545', 'Verdun', 'VERDUN', '55', '200049187', '{55100}', 16942),
              ('55122', 'Commercy', 'COMMERCY', '55', null, '{55200}', 5335) on conflict do nothing;
            """,
            proprietaire);
        await commande.ExecuteNonQueryAsync();
        return this;
    }

    /// <summary>An organisme; it covers the whole département unless EPCI are given.</summary>
    public async Task<Organisme> OrganismeAsync(string nom, CategorieOrganisme categorie, TypeParcours[] parcours, params string[] epcis)
    {
        var organisme = Organisme.Ouvrir(departement, nom, categorie, parcours).Valeur;
        organisme.Decrire("1 rue des Fours, 55000 Bar-le-Duc", BarLeDuc, "03 29 00 00 00", "accueil@exemple.fr", 200, epcis);
        return await AjouterAsync(organisme);
    }

    /// <summary>An account that can act.</summary>
    public Task<Compte> CompteAsync(string prenom, string nom, Role role, Organisme? organisme = null, int? fileMaximale = null, PersonneId? personne = null)
    {
        var utilisateur = $"{Cles.Nom(prenom)}.{Cles.Nom(nom)}.{Interlocked.Increment(ref suivant)}".ToLowerInvariant().Replace(' ', '-');
        return AjouterAsync(new Compte
        {
            Departement = departement,
            Prenom = prenom,
            Nom = nom,
            Role = role,
            Organisme = organisme?.Id,
            Personne = personne,
            FileMaximale = fileMaximale,
            CreeLe = DateTimeOffset.UnixEpoch,
            UserName = utilisateur,
            NormalizedUserName = utilisateur.ToUpperInvariant(),
            Email = $"{utilisateur}@exemple.fr",
            NormalizedEmail = $"{utilisateur}@exemple.fr".ToUpperInvariant(),
            PhoneNumber = "03 29 11 22 33",
            SecurityStamp = Guid.NewGuid().ToString("N"),
        });
    }

    /// <summary>A person.</summary>
    public Task<Personne> PersonneAsync(string prenom, string nom, DateOnly naissance) =>
        AjouterAsync(Personne.Connaitre(departement, nom, prenom, naissance).Valeur);

    /// <summary>A person bound to droits et devoirs, alone in an open RSA file, as a flow would have made them known.</summary>
    public async Task<Parcours> EntrerAsync(
        string prenom, string nom, DateOnly naissance, DateOnly entree, DateOnly? recuLe = null, string commune = BarLeDuc, string? activite = null)
    {
        var personne = await PersonneAsync(prenom, nom, naissance);
        var dossier = await DossierAsync(personne, entree, recuLe ?? entree, commune, activite);
        return await AjouterAsync(Parcours.Entrer(departement, personne.Id, dossier, entree, recuLe ?? entree, commune, await ReglesAsync()));
    }

    /// <summary>
    /// Thousands of people who left droits et devoirs, alone in a closed file: enough for PostgreSQL to plan as it would in a département,
    /// and in nobody's list.
    /// </summary>
    public async Task GrossirAsync(int personnes = 4000)
    {
        await using (var connexion = await bdd.OuvrirAsync(departement))
        {
            await using var commande = new NpgsqlCommand(
                """
                with q as (
                  insert into personne (departement, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance)
                  select $1, 'Ancien' || n, 'Ancien' || n, 'Camille', 'ANCIEN' || n, 'ANCIEN' || n, 'CAMILLE', date '1960-01-01' + n
                  from generate_series(1, $2) n returning id),
                d as (
                  insert into dossier (departement, numero_demande, date_demande, organisme, numero_organisme, etat_droit, etat_depuis, recu_le, empreinte,
                    image_du, image_flux, vu_le, premier_flux)
                  select $1, 'A' || id, '2020-01-01', 'CAF', '551', 5, '2021-01-01', '2020-01-01', gen_random_uuid(), '2020-01-01', 0, '2020-01-01', 0
                  from q returning id, substr(numero_demande, 2)::bigint as personne),
                m as (
                  insert into membre (departement, dossier, personne, role, a_charge, depuis, flux)
                  select $1, id, personne, 'DEM', false, '2020-01-01', 0 from d),
                a as (
                  insert into adresse (departement, dossier, depuis, courante, voie, code_postal, code_commune, commune, flux)
                  select $1, id, '2020-01-01', true, '1 RUE', '55000', '55029', 'BAR-LE-DUC', 0 from d),
                j as (
                  insert into acte (departement, quand, auteur, role, nature, libelle, personne)
                  select $1, '2021-01-01', 'Jalons', 'Gestionnaire', 'consultation', 'Dossier', personne from d)
                insert into parcours (departement, personne, dossier, entree, recu_le, echeance_orientation, sortie, motif_sortie, code_commune)
                select $1, personne, id, '2020-01-01', '2020-01-02', '2020-03-02', '2021-01-01', 'droit.clos', '55029' from d
                """,
                connexion)
            {
                Parameters = { new() { Value = departement }, new() { Value = personnes } },
            };
            await commande.ExecuteNonQueryAsync();
        }

        await using var proprietaire = await bdd.OuvrirProprietaireAsync();
        await using var analyse = new NpgsqlCommand("analyze personne, dossier, membre, adresse, acte, parcours, orientation, suivi_referent, diagnostic", proprietaire);
        await analyse.ExecuteNonQueryAsync();
    }

    /// <summary>The rules of the département.</summary>
    public async Task<Regles> ReglesAsync()
    {
        if (regles is null)
        {
            await using var connexion = await bdd.OuvrirAsync(departement);
            regles = await connexion.LireReglesAsync(departement);
        }

        return regles;
    }

    private async Task<DossierId> DossierAsync(Personne personne, DateOnly entree, DateOnly recuLe, string commune, string? activite)
    {
        await using var connexion = await bdd.OuvrirAsync(departement);
        var numero = Interlocked.Increment(ref suivant);
        await using var commande = new NpgsqlCommand(
            """
            with d as (
              insert into dossier (departement, numero_demande, date_demande, organisme, numero_organisme, matricule, etat_droit, suivi, etat_depuis,
                ouverture, nature_droit, montant, situation_famille, recu_le, empreinte, image_du, image_flux, vu_le, premier_flux)
              values ($1, $2, $3, 'CAF', '551', $4, 2, true, $3, $3, 'RSD', 635.71, 'CEL', $5, gen_random_uuid(), $5, 0, $5, 0) returning id),
            m as (
              insert into membre (departement, dossier, personne, role, a_charge, activite, depuis, flux)
              select $1, d.id, $6, 'DEM', false, $7, $3, 0 from d),
            a as (
              insert into adresse (departement, dossier, depuis, courante, voie, code_postal, code_commune, commune, flux)
              select $1, d.id, $3, true, '12 RUE DU BOURG', c.codes_postaux[1], c.code, upper(c.nom), 0 from d join commune c on c.code = $8)
            select id from d
            """,
            connexion)
        {
            Parameters =
            {
                new() { Value = departement },
                new() { Value = numero.ToString("00000000000", null) },
                new() { Value = entree },
                new() { Value = numero.ToString("0000000", null) },
                new() { Value = recuLe },
                new() { Value = personne.Id.Valeur },
                new() { Value = (object?)activite ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
                new() { Value = commune },
            },
        };
        return new DossierId((long)(await commande.ExecuteScalarAsync())!);
    }

    private async Task<T> AjouterAsync<T>(T entite) where T : class
    {
        await using var db = OuvrirDb();
        db.Add(entite);
        await db.SaveChangesAsync();
        db.Entry(entite).State = EntityState.Detached;
        return entite;
    }
}
