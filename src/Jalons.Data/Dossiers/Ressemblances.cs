using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Dossiers;

/// <summary>A person already known who looks like the one somebody describes.</summary>
/// <param name="Id">The person.</param>
/// <param name="Nom">Name in use.</param>
/// <param name="NomNaissance">Birth name.</param>
/// <param name="Prenom">First name.</param>
/// <param name="Naissance">Birth date.</param>
/// <param name="Commune">Where they live, when it is known.</param>
/// <param name="Suivie">True when a parcours is open.</param>
/// <param name="Certaine">True when the rule of the flows makes them the same person (<c>references/cnaf/flux.md</c> §2.6).</param>
public sealed record Ressemblance(long Id, string Nom, string NomNaissance, string Prenom, DateOnly Naissance, string? Commune, bool Suivie, bool Certaine);

/// <summary>Looks for people who may be the one that somebody describes, by equality, on indexes.</summary>
public static class Ressemblances
{
    private const string Sql =
        """
        with proches as (
          select p.id from personne p where p.nir = $4
          union select p.id from personne p where p.date_naissance = $3 and p.cle_prenom = $2
          union select p.id from personne p where p.departement = departement_courant() and p.cle_nom = $1 and (p.date_naissance = $3 or p.cle_prenom = $2)
          union select p.id from personne p where p.departement = departement_courant() and p.cle_nom_naissance = $1 and (p.date_naissance = $3 or p.cle_prenom = $2))
        select p.id, p.nom, p.nom_naissance, p.prenom, p.date_naissance, c.nom, s.ouvert,
          p.date_naissance = $3 and (coalesce(p.nir = $4, false)
            or (coalesce(p.nir = $4, true) and p.cle_prenom = $2 and $1 in (p.cle_nom, p.cle_nom_naissance))) as certaine
        from proches x join personne p on p.id = x.id
        left join lateral (
          select s.code_commune, s.sortie is null as ouvert from parcours s where s.personne = p.id order by s.sortie is null desc, s.id desc limit 1) s on true
        left join commune c on c.code = s.code_commune
        order by certaine desc, (p.date_naissance = $3) desc, p.cle_nom = $1 desc, p.id
        limit 20
        """;

    /// <summary>People who look like somebody, the closest first, at most twenty.</summary>
    public static async Task<IReadOnlyList<Ressemblance>> ChercherRessemblancesAsync(
        this NpgsqlConnection connexion, string nom, string prenom, DateOnly naissance, Nir? nir, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(Sql, connexion)
        {
            Parameters =
            {
                new() { Value = Cles.Nom(nom) },
                new() { Value = Cles.Nom(prenom) },
                new() { Value = naissance },
                new() { Value = (object?)nir?.Treize ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new List<Ressemblance>();
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(new(
                lecteur.GetInt64(0), lecteur.GetString(1), lecteur.GetString(2), lecteur.GetString(3), lecteur.GetFieldValue<DateOnly>(4), lecteur.Texte(5),
                lecteur.Valeur<bool>(6) == true, lecteur.GetBoolean(7)));
        }

        return lues;
    }

    /// <summary>Makes those who create people one by one wait for each other, until the end of the transaction: nobody is created twice at once.</summary>
    public static Task AttendreSonTourAsync(this JalonsDb db, string departement, CancellationToken annulation = default) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('jalons.personne'), hashtext({departement}))", annulation);

    /// <summary>The same search, inside the transaction of an act.</summary>
    public static Task<IReadOnlyList<Ressemblance>> ChercherRessemblancesAsync(
        this JalonsDb db, string nom, string prenom, DateOnly naissance, Nir? nir, CancellationToken annulation = default) =>
        ((NpgsqlConnection)db.Database.GetDbConnection()).ChercherRessemblancesAsync(nom, prenom, naissance, nir, annulation);
}
