using Jalons.Data.Socle;
using Npgsql;
using Xunit;

namespace Jalons.TestKit;

/// <summary>
/// A PostgreSQL database of its own for a test class: <c>class MesTests(BaseDeTest bdd) : IClassFixture&lt;BaseDeTest&gt;</c>. Cloned
/// from the migrated template, dropped afterwards. The département <c>55</c> is served.
/// </summary>
public class BaseDeTest : IAsyncLifetime
{
    /// <summary>The département that tests work in unless they say otherwise.</summary>
    public const string Departement = "55";

    private ServeurDeTest? serveur;
    private ConnexionsJalons? connexions;

    /// <summary>The name of the database.</summary>
    public string Nom { get; private set; } = string.Empty;

    /// <summary>The two ways into the database, as the software has them.</summary>
    public ConnexionsJalons Connexions => connexions ?? throw new InvalidOperationException("The fixture is not initialised.");

    /// <summary>The owner's connection string.</summary>
    public string ChaineProprietaire => Serveur.ChaineProprietaire(Nom);

    /// <summary>The application's connection string.</summary>
    public string ChaineApplication => Serveur.ChaineApplication(Nom);

    /// <summary>The superuser's connection string, to look behind row security.</summary>
    public string ChaineAmorce => Serveur.ChaineAmorce(Nom);

    /// <summary>The server that holds the database.</summary>
    protected ServeurDeTest Serveur => serveur ?? throw new InvalidOperationException("The fixture is not initialised.");

    /// <summary>A connection of the application bound to a département.</summary>
    public Task<NpgsqlConnection> OuvrirAsync(string departement = Departement) => Connexions.OuvrirAsync(departement);

    /// <summary>A connection of the tables' owner.</summary>
    public async Task<NpgsqlConnection> OuvrirProprietaireAsync() => await Connexions.Proprietaire.OpenConnectionAsync();

    /// <summary>Runs one statement on a connection and returns the number of rows touched.</summary>
    public static async Task<int> ExecuterAsync(NpgsqlConnection connexion, string sql, params object[] valeurs)
    {
        await using var commande = Preparer(connexion, sql, valeurs);
        return await commande.ExecuteNonQueryAsync();
    }

    /// <summary>Reads the first column of the first row.</summary>
    public static async Task<T?> LireAsync<T>(NpgsqlConnection connexion, string sql, params object[] valeurs)
    {
        await using var commande = Preparer(connexion, sql, valeurs);
        return await commande.ExecuteScalarAsync() is T lu ? lu : default;
    }

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        serveur = await ServeurDeTest.ObtenirAsync();
        Nom = await serveur.CreerBaseAsync();
        connexions = serveur.Connexions(Nom);
        await using var proprietaire = await OuvrirProprietaireAsync();
        await ExecuterAsync(proprietaire, "insert into departement (code, nom) values ($1, 'Meuse')", Departement);
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (connexions is not null)
        {
            await connexions.DisposeAsync();
            await Serveur.SupprimerBaseAsync(Nom);
        }
    }

    private static NpgsqlCommand Preparer(NpgsqlConnection connexion, string sql, object[] valeurs)
    {
        var commande = new NpgsqlCommand(sql, connexion);
        foreach (var valeur in valeurs)
        {
            commande.Parameters.Add(new() { Value = valeur });
        }

        return commande;
    }
}
