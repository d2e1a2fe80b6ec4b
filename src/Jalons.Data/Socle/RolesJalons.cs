using Jalons.Data.Socle.Cluster;
using Npgsql;

namespace Jalons.Data.Socle;

/// <summary>
/// The two roles of a Jalons database: one owns the tables and migrates them, the other works and can bypass nothing
/// (ARCHITECTURE.md §5, docs/adr/0003).
/// </summary>
public static class RolesJalons
{
    /// <summary>Owns the database and its tables, runs the migrations.</summary>
    public const string Proprietaire = "jalons_proprietaire";

    /// <summary>What the application connects with: no DDL, bound by row security.</summary>
    public const string Application = "jalons_application";

    /// <summary>Creates, on a server where we are superuser, the two roles with their passwords, unless they are there.</summary>
    public static async Task PreparerAsync(NpgsqlConnection amorce, SecretsCluster secrets, CancellationToken annulation = default)
    {
        foreach (var (role, motDePasse) in new[] { (Proprietaire, secrets.Proprietaire), (Application, secrets.Application) })
        {
            if (!await ExisteAsync(amorce, "select exists (select from pg_roles where rolname = $1)", role, annulation))
            {
                await ExecuterAsync(
                    amorce,
                    $"create role {role} login password '{motDePasse}' nosuperuser nobypassrls nocreatedb nocreaterole noreplication",
                    annulation);
            }
        }
    }

    /// <summary>Creates, on a server where we are superuser, a database owned by <see cref="Proprietaire"/>, unless it is there.</summary>
    /// <param name="amorce">A superuser's connection to another database.</param>
    /// <param name="nom">Name of the database, trusted (never typed by anyone).</param>
    /// <param name="modele">The database to clone, or null for an empty one in UTF-8.</param>
    /// <param name="annulation">Cancellation.</param>
    public static async Task CreerBaseAsync(NpgsqlConnection amorce, string nom, string? modele = null, CancellationToken annulation = default)
    {
        if (await ExisteAsync(amorce, "select exists (select from pg_database where datname = $1)", nom, annulation))
        {
            return;
        }

        await ExecuterAsync(amorce, $"create database {nom} owner {Proprietaire} {OptionsDeCreation(amorce, modele)}", annulation);
        await ExecuterAsync(
            amorce,
            $"revoke all on database {nom} from public; grant connect, temporary on database {nom} to {Application}",
            annulation);
    }

    /// <summary>
    /// On a real server (<c>JALONS_DB</c>): makes sure that <see cref="Application"/> exists and, when the application works on the
    /// migrating account, that this account may take it.
    /// </summary>
    public static async Task PreparerSurServeurAsync(NpgsqlConnection connexion, bool memeCompte, CancellationToken annulation = default)
    {
        try
        {
            if (!await ExisteAsync(connexion, "select exists (select from pg_roles where rolname = $1)", Application, annulation))
            {
                await ExecuterAsync(connexion, $"create role {Application} nologin nosuperuser nobypassrls", annulation);
            }

            if (memeCompte && !await ExisteAsync(connexion, "select pg_has_role(current_user, $1, 'member')", Application, annulation))
            {
                await ExecuterAsync(connexion, $"grant {Application} to current_user", annulation);
            }
        }
        catch (PostgresException refus) when (refus.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new ErreurInstallation(
                $"Le compte de JALONS_DB n’a pas le droit de créer ou de prendre le rôle « {Application} ». Demandez à l’administrateur du "
                + $"serveur d’exécuter : CREATE ROLE {Application} NOLOGIN; GRANT {Application} TO {connexion.UserName};",
                refus);
        }
    }

    /// <summary>Refuses to work under a role that could bypass row security, or that was not given the application's rights.</summary>
    public static async Task VerifierApplicationAsync(NpgsqlDataSource application, CancellationToken annulation = default)
    {
        await using var commande = application.CreateCommand(
            $"""
            select rolname, rolsuper or rolbypassrls, pg_has_role(current_user, '{Application}', 'usage')
            from pg_roles where rolname = current_user
            """);
        await using var lecture = await commande.ExecuteReaderAsync(annulation);
        await lecture.ReadAsync(annulation);
        var role = lecture.GetString(0);
        if (lecture.GetBoolean(1))
        {
            throw new ErreurInstallation(
                $"Le rôle « {role} » peut contourner la séparation des départements (SUPERUSER ou BYPASSRLS) : l’application refuse de "
                + "travailler sous lui. Donnez-lui un rôle ordinaire par JALONS_DB_APPLICATION.");
        }

        if (!lecture.GetBoolean(2))
        {
            throw new ErreurInstallation(
                $"Le rôle « {role} » n’a pas les droits de l’application. Exécutez sur le serveur : GRANT {Application} TO \"{role}\";");
        }
    }

    private static string OptionsDeCreation(NpgsqlConnection amorce, string? modele)
    {
        if (modele is not null)
        {
            return $"template {modele}";
        }

        // The built-in C.UTF-8 locale appeared in version 17; before it, ICU gives the same letters on every system.
        return amorce.PostgreSqlVersion.Major >= 17
            ? "template template0 encoding 'UTF8' locale 'C' locale_provider builtin builtin_locale 'C.UTF-8'"
            : "template template0 encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'fr'";
    }

    private static async Task<bool> ExisteAsync(NpgsqlConnection connexion, string question, string nom, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(question, connexion) { Parameters = { new() { Value = nom } } };
        return (bool)(await commande.ExecuteScalarAsync(annulation))!;
    }

    private static async Task ExecuterAsync(NpgsqlConnection connexion, string sql, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(sql, connexion);
        await commande.ExecuteNonQueryAsync(annulation);
    }
}
