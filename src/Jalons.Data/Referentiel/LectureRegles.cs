using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Referentiel;

/// <summary>Reads the dated rules.</summary>
public static class LectureRegles
{
    /// <summary>All rules that can apply to a département: national rows and its own.</summary>
    public static async Task<Regles> LireReglesAsync(this NpgsqlConnection connexion, string departement, CancellationToken annulation = default)
    {
        const string sql = "select code, departement, du, au, nombre, unite, fondement from regle where departement is null or departement = $1 order by code, du";
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = departement } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var regles = new List<Regle>();
        while (await lecteur.ReadAsync(annulation))
        {
            regles.Add(new Regle(
                lecteur.GetString(0),
                await lecteur.IsDBNullAsync(1, annulation) ? null : lecteur.GetString(1),
                new Periode(lecteur.GetFieldValue<DateOnly>(2), await lecteur.IsDBNullAsync(3, annulation) ? null : lecteur.GetFieldValue<DateOnly>(3)),
                new Delai(lecteur.GetInt32(4), Enum.Parse<UniteDelai>(lecteur.GetString(5)), lecteur.GetString(6))));
        }

        return new Regles(regles);
    }
}
