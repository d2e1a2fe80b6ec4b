using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Carnet;

/// <summary>Who accompanies a person, and how to reach them.</summary>
public sealed record AccompagnementLu(
    long Parcours, string? Referent, string? Telephone, string? Courriel, string? Organisme, string? AdresseOrganisme, string? TelephoneOrganisme, string? CourrielOrganisme, DateOnly? OrienteLe);

/// <summary>Reads what a person sees of their own file.</summary>
public static class LectureEspace
{
    /// <summary>Who accompanies the person today; null when no parcours is open.</summary>
    public static async Task<AccompagnementLu?> LireAccompagnementAsync(this NpgsqlConnection connexion, PersonneId personne, CancellationToken annulation = default)
    {
        const string sql =
            """
            select p.id, r.prenom || ' ' || r.nom, r.telephone, r.courriel, o.nom, o.adresse, o.telephone, o.courriel, p.oriente_le
            from parcours p left join compte r on r.id = p.referent left join organisme o on o.id = p.organisme
            where p.personne = $1 and p.sortie is null
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = personne.Valeur } } };
        await using var l = await commande.ExecuteReaderAsync(annulation);
        return await l.ReadAsync(annulation)
            ? new AccompagnementLu(l.GetInt64(0), l.Texte(1), l.Texte(2), l.Texte(3), l.Texte(4), l.Texte(5), l.Texte(6), l.Texte(7), l.Valeur<DateOnly>(8))
            : null;
    }
}
