using Jalons.Data.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>An event that France Travail told of a person.</summary>
/// <param name="Etat"><c>inscription</c>, <c>cessation</c> or <c>radiation</c>.</param>
/// <param name="Le">When it takes effect.</param>
/// <param name="Code">Category of a registration, reason of the others.</param>
/// <param name="Motif">Reason in words; null for a registration.</param>
public sealed record EvenementFranceTravail(string Etat, DateOnly Le, string Code, string? Motif);

/// <summary>A way to reach a person that a list told.</summary>
/// <param name="Valeur">Telephone or e-mail.</param>
/// <param name="Le">Day of the value, else day of reception of the list.</param>
/// <param name="DateConnue">True when the list gave the day.</param>
/// <param name="Source">Who told it.</param>
public sealed record ContactListe(string Valeur, DateOnly Le, bool DateConnue, string Source);

/// <summary>Reads what lists told of a person. The caller has read the file, and so may see it.</summary>
public static class LectureListes
{
    /// <summary>Telephones and e-mails that lists told, the latest first.</summary>
    public static async Task<IReadOnlyList<ContactListe>> LireContactsAsync(this NpgsqlConnection connexion, long personne, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            "select valeur, le, date_connue, source from contact_personne where personne = $1 order by genre desc, le desc, id desc", connexion)
        {
            Parameters = { new() { Value = personne } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<ContactListe>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new(lecteur.GetString(0), lecteur.GetFieldValue<DateOnly>(1), lecteur.GetBoolean(2), lecteur.GetString(3)));
        }

        return lus;
    }
}
