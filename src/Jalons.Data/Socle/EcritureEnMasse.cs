using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Socle;

/// <summary>
/// Writes many aggregates made by the domain at once: a few statements per table, through the same constraints, triggers and row security
/// as single acts. Tables and columns are those of the mappings of <see cref="JalonsDb"/>.
/// </summary>
/// <param name="connexion">Connection tied to the département; the caller holds the transaction.</param>
/// <param name="modele">The mappings.</param>
public sealed class EcritureEnMasse(NpgsqlConnection connexion, IModel modele)
{
    private const int TailleLot = 2_000;

    /// <summary>A column that no property of the aggregate carries: the number of the row that holds it.</summary>
    /// <param name="Nom">Name of the column.</param>
    /// <param name="Valeur">Its value.</param>
    public sealed record ColonneAjoutee<T>(string Nom, Func<T, long> Valeur);

    /// <summary>Gives new aggregates their numbers, so that others can point to them before they are written.</summary>
    public async Task NumeroterAsync<T>(IReadOnlyCollection<T> entites, CancellationToken annulation = default) where T : class
    {
        var entite = Entite<T>();
        var cle = entite.FindPrimaryKey()!.Properties[0];
        await using var commande = new NpgsqlCommand(
            $"select nextval(pg_get_serial_sequence('{entite.GetTableName()}', 'id')) from generate_series(1, $1)", connexion)
        {
            Parameters = { new() { Value = entites.Count } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        foreach (var nouvelle in entites)
        {
            await lecteur.ReadAsync(annulation);
            var numero = lecteur.GetInt64(0);
            cle.PropertyInfo!.SetValue(nouvelle, cle.GetValueConverter()?.ConvertFromProvider(numero) ?? numero);
        }
    }

    /// <summary>Adds aggregates that have their numbers.</summary>
    /// <param name="entites">Them.</param>
    /// <param name="ajoutee">The column of the row that holds them, when there is one.</param>
    /// <param name="annulation">Cancellation.</param>
    public Task AjouterAsync<T>(IEnumerable<T> entites, ColonneAjoutee<T>? ajoutee = null, CancellationToken annulation = default) where T : class
    {
        var entite = Entite<T>();
        var colonnes = Colonnes<T>(entite, ajoutee);
        var (table, noms) = (entite.GetTableName(), string.Join(", ", colonnes.Select(c => c.Nom)));
        return EnvoyerAsync(
            $"insert into {table} ({noms}) overriding system value select {noms} from json_populate_recordset(null::{table}, $1)", colonnes, entites, annulation);
    }

    /// <summary>Writes some properties of aggregates that are there.</summary>
    public Task ModifierAsync<T>(IEnumerable<T> entites, IReadOnlyCollection<string> proprietes, CancellationToken annulation = default) where T : class
    {
        var entite = Entite<T>();
        var colonnes = Colonnes<T>(entite, null).Where(c => c.EstCle || proprietes.Contains(c.Propriete)).ToList();
        var changements = string.Join(", ", colonnes.Where(c => !c.EstCle).Select(c => $"{c.Nom} = n.{c.Nom}"));
        var table = entite.GetTableName();
        return EnvoyerAsync(
            $"update {table} t set {changements} from json_populate_recordset(null::{table}, $1) n where t.id = n.id", colonnes, entites, annulation);
    }

    private async Task EnvoyerAsync<T>(string sql, List<Colonne> colonnes, IEnumerable<T> entites, CancellationToken annulation) where T : class
    {
        foreach (var lot in entites.Chunk(TailleLot))
        {
            await using var commande = new NpgsqlCommand(sql, connexion)
            {
                Parameters = { new() { Value = EnJson(lot, colonnes), NpgsqlDbType = NpgsqlDbType.Json } },
                CommandTimeout = 0,
            };
            await commande.ExecuteNonQueryAsync(annulation);
        }
    }

    private static string EnJson<T>(T[] lot, List<Colonne> colonnes) where T : class
    {
        using var tampon = new MemoryStream();
        using (var json = new Utf8JsonWriter(tampon))
        {
            json.WriteStartArray();
            foreach (var entite in lot)
            {
                json.WriteStartObject();
                foreach (var colonne in colonnes)
                {
                    json.WritePropertyName(colonne.Nom);
                    Ecrire(json, colonne.Lire(entite), colonne.EstJson);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(tampon.GetBuffer(), 0, (int)tampon.Length);
    }

    private static void Ecrire(Utf8JsonWriter json, object? valeur, bool estJson)
    {
        switch (valeur)
        {
            case null: json.WriteNullValue(); break;
            case string document when estJson: json.WriteRawValue(document); break;
            case string texte: json.WriteStringValue(texte); break;
            case bool vrai: json.WriteBooleanValue(vrai); break;
            case long or int or short: json.WriteNumberValue(Convert.ToInt64(valeur, CultureInfo.InvariantCulture)); break;
            case DateOnly jour: json.WriteStringValue(jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset instant: json.WriteStringValue(instant.ToString("O", CultureInfo.InvariantCulture)); break;
            case char signe: json.WriteStringValue(signe.ToString()); break;
            case IEnumerable<string> textes:
                json.WriteStartArray();
                foreach (var texte in textes)
                {
                    json.WriteStringValue(texte);
                }

                json.WriteEndArray();
                break;
            default: throw new NotSupportedException($"A column cannot hold {valeur.GetType().Name} here.");
        }
    }

    private IEntityType Entite<T>() => modele.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");

    private static List<Colonne> Colonnes<T>(IEntityType entite, ColonneAjoutee<T>? ajoutee) where T : class
    {
        var colonnes = entite.GetProperties().Where(p => p.PropertyInfo is not null).Select(p => Colonne.De(p, e => e)).ToList();
        foreach (var partie in entite.GetComplexProperties())
        {
            colonnes.AddRange(partie.ComplexType.GetProperties().Select(p => Colonne.De(p, e => partie.PropertyInfo!.GetValue(e))));
        }

        if (ajoutee is not null)
        {
            colonnes.Add(new Colonne(ajoutee.Nom, ajoutee.Nom, e => ajoutee.Valeur((T)e), EstCle: false, EstJson: false));
        }

        return colonnes;
    }

    private sealed record Colonne(string Nom, string Propriete, Func<object, object?> Lire, bool EstCle, bool EstJson)
    {
        public static Colonne De(IProperty propriete, Func<object, object?> porteur)
        {
            var convertir = propriete.GetTypeMapping().Converter;
            return new(propriete.GetColumnName(), propriete.Name, Lire, propriete.IsPrimaryKey(), propriete.GetColumnType() == "jsonb");

            object? Lire(object entite)
            {
                var valeur = porteur(entite) is { } objet ? propriete.PropertyInfo!.GetValue(objet) : null;
                return valeur is null || convertir is null ? valeur : convertir.ConvertToProvider(valeur);
            }
        }
    }
}

/// <summary>Transactions of bulk writes.</summary>
public static class TransactionEnMasse
{
    /// <summary>
    /// Begins a transaction in which thousands of rows arrive in tables that were empty: the checks of the constraints keep the first plan
    /// they made, so it must already be the one for large tables.
    /// </summary>
    public static async Task<NpgsqlTransaction> CommencerEnMasseAsync(this NpgsqlConnection connexion, CancellationToken annulation = default)
    {
        var transaction = await connexion.BeginTransactionAsync(annulation);
        await using var commande = new NpgsqlCommand("set local enable_seqscan = off", connexion, transaction);
        await commande.ExecuteNonQueryAsync(annulation);
        return transaction;
    }
}
