using Npgsql;

namespace Jalons.Data.Socle;

/// <summary>
/// The two ways into a Jalons database: as its owner (migrations, served départements) and as the application, bound by row security to
/// one département at a time.
/// </summary>
public sealed class ConnexionsJalons : IAsyncDisposable
{
    private const string FixerDepartement = "select set_config('jalons.departement', $1, false)";

    /// <summary>Prepares both; opens nothing yet.</summary>
    public ConnexionsJalons(string chaineProprietaire, string chaineApplication)
    {
        Proprietaire = NpgsqlDataSource.Create(chaineProprietaire);
        Application = NpgsqlDataSource.Create(chaineApplication);
    }

    /// <summary>Connections of the owner of the tables. Nothing that answers a request uses them.</summary>
    public NpgsqlDataSource Proprietaire { get; }

    /// <summary>
    /// Connections of the application that are tied to no département: they see no case row at all. For accounts, jobs and other tables
    /// that belong to the whole installation.
    /// </summary>
    public NpgsqlDataSource Application { get; }

    /// <summary>
    /// The strings for a real server: <paramref name="jalonsDb"/> migrates, and the application takes its bound role on the same
    /// account unless <paramref name="jalonsDbApplication"/> gives it one of its own.
    /// </summary>
    public static ConnexionsJalons VersServeur(string jalonsDb, string? jalonsDbApplication = null)
    {
        var proprietaire = LireChaine(jalonsDb);
        if (jalonsDbApplication is { Length: > 0 })
        {
            return new(proprietaire.ConnectionString, LireChaine(jalonsDbApplication).ConnectionString);
        }

        var application = new NpgsqlConnectionStringBuilder(proprietaire.ConnectionString);
        application.Options = $"{application.Options} -c role={RolesJalons.Application}".Trim();
        return new(proprietaire.ConnectionString, application.ConnectionString);
    }

    /// <summary>Opens a connection of the application that sees one département, and only that one, until it is closed.</summary>
    /// <remarks>The pool resets the session between two uses: the département never passes from one to the next.</remarks>
    public Task<NpgsqlConnection> OuvrirAsync(string departement, CancellationToken annulation = default) => OuvrirAsync(Application, departement, annulation);

    /// <summary>The same for the owner of the tables, whom row security binds too: for what puts the tables themselves in order.</summary>
    public Task<NpgsqlConnection> OuvrirProprietaireAsync(string departement, CancellationToken annulation = default) =>
        OuvrirAsync(Proprietaire, departement, annulation);

    private static async Task<NpgsqlConnection> OuvrirAsync(NpgsqlDataSource source, string departement, CancellationToken annulation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(departement);
        var connexion = await source.OpenConnectionAsync(annulation);
        try
        {
            await using var commande = new NpgsqlCommand(FixerDepartement, connexion) { Parameters = { new() { Value = departement } } };
            await commande.ExecuteNonQueryAsync(annulation);
            return connexion;
        }
        catch
        {
            await connexion.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        await Proprietaire.DisposeAsync();
    }

    /// <summary>Reads a connection string, written as Npgsql's <c>Host=…;Database=…</c> or as an address <c>postgresql://…</c>.</summary>
    internal static NpgsqlConnectionStringBuilder LireChaine(string chaine)
    {
        try
        {
            return chaine.StartsWith("postgres://", StringComparison.Ordinal) || chaine.StartsWith("postgresql://", StringComparison.Ordinal)
                ? LireAdresse(new Uri(chaine))
                : new NpgsqlConnectionStringBuilder(chaine);
        }
        catch (Exception erreur) when (erreur is ArgumentException or UriFormatException)
        {
            throw new ErreurInstallation(
                "La variable JALONS_DB n’est pas une chaîne de connexion. Exemple : Host=serveur;Database=jalons;Username=jalons;Password=…",
                erreur);
        }
    }

    private static NpgsqlConnectionStringBuilder LireAdresse(Uri adresse)
    {
        var lue = new NpgsqlConnectionStringBuilder
        {
            Host = adresse.Host,
            Port = adresse.Port > 0 ? adresse.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(adresse.AbsolutePath.TrimStart('/')),
        };
        if (adresse.UserInfo.Split(':', 2) is [{ Length: > 0 } compte, .. var reste])
        {
            lue.Username = Uri.UnescapeDataString(compte);
            lue.Password = reste.Length > 0 ? Uri.UnescapeDataString(reste[0]) : null;
        }

        foreach (var option in adresse.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (cle, valeur) = option.Split('=', 2) is [var c, var v] ? (c, v) : (option, string.Empty);
            lue[cle == "sslmode" ? "SSL Mode" : Uri.UnescapeDataString(cle)] = Uri.UnescapeDataString(valeur);
        }

        return lue;
    }
}
