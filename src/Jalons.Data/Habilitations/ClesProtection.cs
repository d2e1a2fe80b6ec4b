using Jalons.Data.Socle;
using Npgsql;

namespace Jalons.Data.Habilitations;

/// <summary>The keys that seal cookies, kept in the database for the servers that share it.</summary>
public static class ClesProtection
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Lire(ConnexionsJalons connexions)
    {
        using var commande = connexions.Application.CreateCommand("select contenu from cle_protection order by creee_le");
        using var lecture = commande.ExecuteReader();
        var cles = new List<string>();
        while (lecture.Read())
        {
            cles.Add(lecture.GetString(0));
        }

        return cles;
    }

    /// <summary>Adds one.</summary>
    public static void Ajouter(ConnexionsJalons connexions, string nom, string contenu)
    {
        using var commande = connexions.Application.CreateCommand(
            "insert into cle_protection (nom, contenu) values ($1, $2) on conflict do nothing");
        commande.Parameters.Add(new NpgsqlParameter { Value = nom });
        commande.Parameters.Add(new NpgsqlParameter { Value = contenu });
        commande.ExecuteNonQuery();
    }
}
