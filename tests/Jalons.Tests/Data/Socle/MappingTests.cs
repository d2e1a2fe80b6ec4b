using System.Reflection;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Socle;

/// <summary>The hand-written schema and the mapped classes tell the same story.</summary>
public sealed class MappingTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>
{
    [Fact]
    public async Task Every_mapped_column_exists_with_the_same_nullability()
    {
        var colonnes = await LireColonnesAsync();
        await using var db = JalonsDb.Pour(bdd.Connexions, "55");
        var ecarts = new List<string>();
        foreach (var entite in db.Model.GetEntityTypes())
        {
            var table = StoreObjectIdentifier.Table(entite.GetTableName()!, null);
            foreach (var propriete in entite.GetFlattenedProperties())
            {
                var nom = $"{table.Name}.{propriete.GetColumnName(table)}";
                if (nom.EndsWith(".xmin", StringComparison.Ordinal))
                {
                    continue;
                }

                if (!colonnes.TryGetValue(nom, out var nullable))
                {
                    ecarts.Add($"{nom} : absente de la base");
                }
                else if (nullable != propriete.IsNullable)
                {
                    ecarts.Add($"{nom} : null {(nullable ? "permis" : "interdit")} en base, l'inverse dans le code");
                }
            }
        }

        Assert.Empty(ecarts);
    }

    [Fact]
    public async Task Every_persisted_property_says_how_personal_it_is()
    {
        await using var db = JalonsDb.Pour(bdd.Connexions, "55");
        var oublis =
            from entite in db.Model.GetEntityTypes()
            where entite.ClrType.Namespace!.StartsWith("Jalons.", StringComparison.Ordinal)
            from propriete in entite.GetFlattenedProperties()
            let membre = propriete.PropertyInfo
            where membre is not null && membre.DeclaringType!.Namespace!.StartsWith("Jalons.", StringComparison.Ordinal)
            where membre.GetCustomAttribute<DonneePersonnelleAttribute>() is null
            select $"{entite.ClrType.Name}.{propriete.Name}";
        Assert.Empty(oublis);
    }

    [Fact]
    public async Task Every_table_with_a_departement_is_under_forced_row_security()
    {
        await using var connexion = await bdd.OuvrirProprietaireAsync();
        await using var commande = new NpgsqlCommand(
            """
            select c.relname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'departement' and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
              and not (c.relrowsecurity and c.relforcerowsecurity)
              and c.relname not in ('commune', 'regle')
            """,
            connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var oubliees = new List<string>();
        while (await lecteur.ReadAsync(TestContext.Current.CancellationToken))
        {
            oubliees.Add(lecteur.GetString(0));
        }

        Assert.Empty(oubliees);
    }

    private async Task<Dictionary<string, bool>> LireColonnesAsync()
    {
        await using var connexion = await bdd.OuvrirProprietaireAsync();
        await using var commande = new NpgsqlCommand(
            "select table_name || '.' || column_name, is_nullable = 'YES' from information_schema.columns where table_schema = 'public'", connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var colonnes = new Dictionary<string, bool>(StringComparer.Ordinal);
        while (await lecteur.ReadAsync(TestContext.Current.CancellationToken))
        {
            colonnes[lecteur.GetString(0)] = lecteur.GetBoolean(1);
        }

        return colonnes;
    }
}
